import type { SizedArchive } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { observed } from '../../sources/observation.ts';
import experiment from './experiment.ts';

const file = (path: string, secret: boolean) => ({ path, type: 'file' as const, mode: 0o644, secret });
const layer = (entries: ReturnType<typeof file>[]) => ({
  ...{ digest: 'sha256:7', unpackedBytes: 7, transferredBytes: 5, transferredBy: 'stored' as const },
  largest: { packages: [], files: [] },
  entries,
});

test('a secret that a later layer deletes is seen: whoever pulls the image gets that layer, too', async () => {
  const program = file('/srv/server.js', false);
  const archive: SizedArchive = {
    layers: [layer([program, file('/srv/.npmrc', true)]), layer([file('/srv/.wh..npmrc', false)])],
    // What a container sees: the upper layer has taken the file away.
    files: new Map([[program.path, program]]),
    sizes: [],
    transferredBytes: 10,
  };
  const bench = { archive: async () => observed('docker image save', archive) };
  const { imageFiles } = await experiment.run(bench as unknown as Parameters<typeof experiment.run>[0]);
  expect(imageFiles).toMatchObject({ observed: true, value: { files: 1, secretFiles: ['/srv/.npmrc'] } });
});
