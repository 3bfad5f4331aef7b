import { LIBRARY, libraryStage } from '../../../dockerfile/stages/library.ts';
import type { LibraryPlan } from '../../../model/index.ts';
import type { RuntimeLibrary } from '../../define-library.ts';
import { digestOf, vendored } from '../../vendored-library.ts';
import { COMPILE } from '../compile.ts';
import { files } from './files.gen.ts';

const folder = 'docker/seaworthy-runtime-python/';
const generated = vendored(folder, files);
const SINCE = 11;
/** By the server of the application. Several processes of gunicorn have no numbers in common to answer Prometheus with. */
const plans: Readonly<Record<string, LibraryPlan>> = { uvicorn: { adminPort: 9464 }, gunicorn: {} };

export const library: RuntimeLibrary = {
  name: 'seaworthy-runtime',
  // These it lets drain: other servers are started as they are.
  plan: (version, server = '') => (Number(version.split('.')[1]) >= SINCE ? plans[server] : undefined),
  files: generated,
  folder,
  stage: (service) =>
    libraryStage(
      service,
      { folder, pattern: '*.py', digest: digestOf(generated) },
      { destination: `${LIBRARY}/seaworthy_runtime`, commands: [`${COMPILE} .`] },
    ),
};
