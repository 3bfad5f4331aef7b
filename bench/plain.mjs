// The images of the todo stack beside the same application built with the plain Dockerfiles of its architecture document
// (bench/plain), on the same base images, in one run: sizes both ways, and the build with nothing cached.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli, keep, megabytes, seaworthy, seconds, timed, withCopyOf } from './measuring.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = 'seaworthy-bench-plain';

await withCopyOf('todo', (folder) => {
  timed(process.execPath, [cli, 'generate', folder]);
  const ours = seaworthy(['build', '-C', folder, '--no-cache']).document;
  const contexts = ours.substitutions.flatMap(({ reference, substitute }) => [
    '--build-context',
    `${reference}=docker-image://${substitute}`,
  ]);
  const ca = process.env.NODE_EXTRA_CA_CERTS ? ['--secret', `id=ca,src=${process.env.NODE_EXTRA_CA_CERTS}`] : [];
  const rows = {};
  try {
    for (const service of ['web', 'api']) {
      const image = `${project}-${service}`;
      const file = join(root, `bench/plain/${service}.Dockerfile`);
      const { durationMs } = timed('docker', [
        'buildx',
        'build',
        '--no-cache',
        '--load',
        '-t',
        image,
        '-f',
        file,
        ...contexts,
        ...ca,
        join(folder, service),
      ]);
      const plain = seaworthy(['prove', image], { accept: [0, 1] }).document.services[0].observations.imageFiles.value;
      const built = ours.images.find(({ target }) => target === service);
      rows[service] = {
        transferredMb: {
          seaworthy: megabytes(built.transferredBytes),
          plain: megabytes(plain.transferredBytes),
          ratio: ratio(built.transferredBytes, plain.transferredBytes),
        },
        unpackedMb: {
          seaworthy: megabytes(built.unpackedBytes),
          plain: megabytes(plain.unpackedBytes),
          ratio: ratio(built.unpackedBytes, plain.unpackedBytes),
        },
        plainBuildSeconds: seconds(durationMs),
      };
    }
    keep('plain', { seaworthyBuildSeconds: seconds(ours.durationMs), ...rows });
  } finally {
    timed('docker', ['image', 'rm', '-f', `${project}-web`, `${project}-api`]);
  }
});

function ratio(ours, plain) {
  return Math.round((ours / plain) * 100) / 100;
}
