import type { Engine } from '@seaworthy/engine';
import { execa } from 'execa';

/** Loads every image of an OCI layout into the engine. */
export async function loadLayout(engine: Engine, layout: string, signal?: AbortSignal): Promise<void> {
  const cancel = signal ? { cancelSignal: signal } : {};
  const archive = execa(
    'tar',
    ['--create', `--directory=${layout}`, 'oci-layout', 'index.json', 'manifest.json', 'blobs'],
    {
      encoding: 'buffer',
      buffer: { stdout: false },
      ...cancel,
    },
  );
  await Promise.all([
    archive,
    engine.docker(['load', '--quiet'], { input: archive.stdout, ...(signal ? { signal } : {}) }),
  ]);
}
