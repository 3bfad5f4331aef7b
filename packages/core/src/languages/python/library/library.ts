import { LIBRARY, libraryStage } from '../../../dockerfile/stages/library.ts';
import type { RuntimeLibrary } from '../../define-library.ts';
import { digestOf, vendored } from '../../vendored-library.ts';
import { COMPILE } from '../compile.ts';
import { files } from './files.gen.ts';

const folder = 'docker/seaworthy-runtime-python/';
const generated = vendored(folder, files);
const SINCE = 11;

export const library: RuntimeLibrary = {
  name: 'seaworthy-runtime',
  // It is uvicorn that it lets drain: other servers are started as they are.
  plan: (version, server) =>
    server === 'uvicorn' && Number(version.split('.')[1]) >= SINCE ? { adminPort: 9464 } : undefined,
  files: generated,
  folder,
  stage: (service) =>
    libraryStage(
      service,
      { folder, pattern: '*.py', digest: digestOf(generated) },
      { destination: `${LIBRARY}/seaworthy_runtime`, commands: [`${COMPILE} .`] },
    ),
};
