import { LIBRARY, libraryStage } from '../../../dockerfile/stages/library.ts';
import type { ServicePlan } from '../../../model/index.ts';
import type { RuntimeLibrary } from '../../define-library.ts';
import { digestOf, vendored } from '../../vendored-library.ts';
import { files } from './files.gen.ts';

const folder = 'docker/seaworthy-runtime-node/';
const generated = vendored(folder, files);
/** The first with `--import`, and with hooks that see every server. */
const SINCE = 22;

export const library: RuntimeLibrary = {
  name: '@seaworthy/runtime',
  plan: (version) => (Number(version) >= SINCE ? { adminPort: 9464 } : undefined),
  workers: true,
  files: generated,
  folder,
  stage: (service) =>
    libraryStage(service, { folder, pattern: '*.mjs', digest: digestOf(generated) }, { destination: LIBRARY }),
};

/** What Node is given before the program. */
export function libraryOptions({ library: used, port }: ServicePlan): string[] {
  return used === undefined ? [] : ['--import', `${LIBRARY}/${port === undefined ? 'worker' : 'register'}.mjs`];
}
