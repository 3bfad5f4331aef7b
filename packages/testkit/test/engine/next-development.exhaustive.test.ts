import { requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { askContainer } from './ask-container.ts';
import { buildFixture } from './built-fixture.ts';

test.each(['next-14-npm', 'next-15-pnpm'])('%s: the development image starts and answers', async (variant) => {
  const engine = await requireEngine();
  const { plan, remove } = await buildFixture(engine, variant, ['dev']);
  const name = `${variant}-${process.pid}`;
  const { port } = plan.services[0] as (typeof plan.services)[number];
  try {
    const image = `${plan.images.find(({ role }) => role === 'development')?.name}:dev`;
    await engine.docker(['run', '--detach', '--name', name, '--publish', `127.0.0.1::${port}`, image]);
    expect((await askContainer(engine, name, '/')).text).toContain('The light is on.');
  } finally {
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    await remove();
  }
});
