import { dockerLines, migratedProjects, writeStack } from '@seaworthy/testkit/cli';
import { expect, test } from 'vitest';

// Prisma is not among them: the engine of its migrations comes from a host of its own that not every machine can reach.
test.each(Object.keys(migratedProjects))('%s migrates once, before the service answers', async (tool) => {
  await using stack = await writeStack(`migrate-${tool}`, migratedProjects[tool] ?? {});
  const { service } = stack;
  expect(service.migrations?.tool).toBe(tool);
  await stack.runs('build');
  await stack.runs('up');
  expect(await stack.answer('/')).toBe('1');
  const ended = await timeOf(stack.container(`${service.name}-migrate`), '{{.State.FinishedAt}}');
  const began = await timeOf(stack.container(service.name), '{{.State.StartedAt}}');
  expect(ended).toBeLessThan(began);

  await stack.runs('down');
  await stack.runs('up');
  expect(await stack.answer('/'), 'the same migration, asked for again').toBe('1');
});

async function timeOf(container: string, format: string): Promise<number> {
  const [time = ''] = await dockerLines(['inspect', '--format', format, container]);
  return Date.parse(time);
}
