import { setTimeout as sleep } from 'node:timers/promises';
import { readSizedArchive, requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { askContainer } from './ask-container.ts';
import { buildFixture } from './built-fixture.ts';

test('a page is made anew on a read-only root, and nothing is written or missed', async () => {
  const engine = await requireEngine();
  const { remove } = await buildFixture(engine, 'npm-standalone', ['harbour-portal']);
  const name = `next-revalidation-${process.pid}`;
  const image = 'npm-standalone-harbour-portal:latest';
  try {
    const { files } = await readSizedArchive(engine, image);
    const shipped = [...files.keys()];
    expect(shipped.some((path) => path.endsWith('/capsize-font-metrics.json'))).toBe(false);
    expect(
      shipped.some((path) => path.includes('/node_modules/@img/sharp-')),
      'images may be optimised',
    ).toBe(true);
    await engine.docker([
      ...['run', '--detach', '--name', name, '--publish', '127.0.0.1::4100', '--read-only', '--tmpfs', '/tmp'],
      ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', image],
    ]);
    const made = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const { status, text } = await askContainer(engine, name, '/portal/tide');
      expect(status).toBe(200);
      made.add(/made at (?:<!-- -->)?(\d+)/.exec(text)?.[1] ?? 'no time');
      await sleep(1500);
    }
    // The first is the build's, and the one after a stale answer is newer.
    expect([...made].filter((time) => /^\d+$/.test(time)).length).toBeGreaterThan(2);
    const log = await engine.docker(['logs', name]);
    expect(`${log.stdout}${log.stderr}`).not.toMatch(/EROFS|ENOENT|MODULE_NOT_FOUND|Error/);
  } finally {
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    await remove();
  }
});
