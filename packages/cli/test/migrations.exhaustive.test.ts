import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plan } from '@seaworthy/core/model';
import { makeTemporaryFolder, runCli } from '@seaworthy/testkit';
import { dockerLines, freePorts, removeImagesOf } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { projects } from './migrated-projects.ts';

// Prisma is not among them: the engine of its migrations comes from a host of its own that not every machine can reach.
test.each(Object.keys(projects))('%s migrates once, before the service answers', async (tool) => {
  await using parent = await makeTemporaryFolder();
  const name = `migrate-${tool}-${process.pid}`;
  const cwd = join(parent.path, name);
  for (const [path, content] of Object.entries(projects[tool] ?? {})) {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), content);
  }
  if (projects[tool]?.['package.json'] !== undefined)
    await execa('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit'], { cwd });
  await using _stack = {
    [Symbol.asyncDispose]: async () => {
      await runCli(['down', '--volumes'], { cwd });
      await removeImagesOf(name);
    },
  };
  await runs(['generate'], cwd);
  const plan: Plan = JSON.parse(await readFile(join(cwd, '.seaworthy/plan.json'), 'utf8'));
  const [service] = plan.services;
  expect(service?.migrations?.tool).toBe(tool);
  await runs(['build'], cwd);

  const [port] = await freePorts(1);
  const published = `${service?.name.toUpperCase().replaceAll('-', '_')}_PUBLISHED_PORT`;
  const environment = { [published]: String(port), POSTGRES_PASSWORD: 'topmast', SECRET_KEY: 'seven-bells' };
  const rows = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  await runs(['up'], cwd, environment);
  expect(await rows()).toBe('1');
  const ended = await timeOf(`${name}-${service?.name}-migrate-1`, '{{.State.FinishedAt}}');
  const began = await timeOf(`${name}-${service?.name}-1`, '{{.State.StartedAt}}');
  expect(ended).toBeLessThan(began);

  await runs(['down'], cwd, environment);
  await runs(['up'], cwd, environment);
  expect(await rows(), 'the same migration, asked for again').toBe('1');
});

async function runs(args: string[], cwd: string, env: Record<string, string> = {}): Promise<void> {
  const { exitCode, stdout, stderr } = await runCli([...args, '--progress=plain'], { cwd, env });
  expect(exitCode === 0 ? '' : `${args}: ${exitCode}\n${stderr.slice(-4000)}\n${stdout}`).toBe('');
}

async function timeOf(container: string, format: string): Promise<number> {
  const [time = ''] = await dockerLines(['inspect', '--format', format, container]);
  return Date.parse(time);
}
