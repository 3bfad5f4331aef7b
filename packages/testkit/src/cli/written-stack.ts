import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plan, ServicePlan } from '@seaworthy/core/model';
import { execa } from 'execa';
import { freePorts } from '../free-ports.ts';
import { runCli } from '../run-cli.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { removeImagesOf } from './docker-objects.ts';

/** A project of one service that was written for a test, with its lockfile and generated files. */
export interface WrittenStack extends AsyncDisposable {
  service: ServicePlan;
  /** Runs a command of Seaworthy in its folder, which has to succeed. */
  runs(...args: string[]): Promise<void>;
  /** What the service answers. */
  answer(path: string): Promise<string>;
  /** The container of one of its services. */
  container(service: string): string;
}

/** Writes and generates it; everything that is made of it goes when it is disposed of. */
export async function writeStack(name: string, files: Readonly<Record<string, string>>): Promise<WrittenStack> {
  const parent = await makeTemporaryFolder();
  const project = `${name}-${process.pid}`;
  const cwd = join(parent.path, project);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true });
    await writeFile(join(cwd, path), content);
  }
  if (files['package.json'] !== undefined)
    await execa('npm', ['install', '--package-lock-only', '--ignore-scripts', '--no-audit'], { cwd });
  const [port] = await freePorts(1);
  const environment: Record<string, string> = { POSTGRES_PASSWORD: 'topmast', SECRET_KEY: 'seven-bells' };
  const runs = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await runCli([...args, '--progress=plain'], { cwd, env: environment });
    if (exitCode !== 0) throw new Error(`${args} ended with ${exitCode}\n${stderr.slice(-4000)}\n${stdout}`);
  };
  await runs('generate');
  const plan: Plan = JSON.parse(await readFile(join(cwd, '.seaworthy/plan.json'), 'utf8'));
  const service = plan.services[0] as ServicePlan;
  environment[`${service.name.toUpperCase().replaceAll('-', '_')}_PUBLISHED_PORT`] = String(port);
  return {
    ...{ service, runs },
    answer: async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text(),
    container: (of) => `${project}-${of}-1`,
    async [Symbol.asyncDispose]() {
      await runCli(['down', '--volumes'], { cwd, env: environment });
      await removeImagesOf(project);
      await parent[Symbol.asyncDispose]();
    },
  };
}
