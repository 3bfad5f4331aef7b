import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { buildFixture } from './built-fixture.ts';

test.each(['next-14-npm', 'next-15-pnpm'])('%s: the development image starts and answers', async (variant) => {
  const engine = await requireEngine();
  const { plan, remove } = await buildFixture(engine, variant, ['dev']);
  const name = `${variant}-${process.pid}`;
  const { port } = plan.services[0] as (typeof plan.services)[number];
  try {
    const image = `${plan.images.find(({ role }) => role === 'development')?.name}:dev`;
    await engine.docker(['run', '--detach', '--name', name, '--publish', `127.0.0.1::${port}`, image]);
    expect(await answer(engine, name)).toContain('The light is on.');
  } finally {
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    await remove();
  }
});

/** What the container answers once it does; fails with its log when it ends before. */
async function answer(engine: Engine, name: string): Promise<string> {
  const { stdout } = await engine.docker(['port', name]);
  const address = stdout.split(' -> ')[1]?.split('\n')[0];
  for (let attempt = 0; attempt < 40; attempt++) {
    const response = await fetch(`http://${address}/`, { signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
    if (response?.ok === true) return response.text();
    const state = await engine.docker(['inspect', '--format', '{{.State.Running}}', name]);
    if (state.stdout !== 'true') break;
    await sleep(1000);
  }
  const log = await engine.docker(['logs', name]);
  throw new Error(`${name} never answered:\n${log.stdout}\n${log.stderr}`);
}
