import { cp, mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type CliResult, runCli } from '../run-cli.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { removeImagesOf } from './docker-objects.ts';
import { freePorts } from './free-ports.ts';

const example = fileURLToPath(new URL('../../../../examples/todo', import.meta.url));
const made = /(^|\/)(node_modules|\.next|\.venv|\.seaworthy|\.secrets|__pycache__)(\/|$)/;

/** A copy of examples/todo on ports of its own. Disposing removes its stack, its images and its folder. */
export interface TodoProject extends AsyncDisposable {
  name: string;
  folder: string;
  /** Of the site and of the API, as this machine reaches them. */
  web: string;
  api: string;
  /** What compose reads: the ports. */
  environment: Record<string, string>;
  run(args: readonly string[], environment?: Record<string, string>): Promise<CliResult>;
}

/** Copies it into the subfolder of a git repository, under a path with spaces. */
export async function makeTodoProject(): Promise<TodoProject> {
  const parent = await makeTemporaryFolder();
  const name = `chores-${process.pid}`;
  const folder = join(parent.path, 'our apps', name);
  await mkdir(folder, { recursive: true });
  await cp(example, folder, { recursive: true, filter: (path) => !made.test(relative(example, path)) });
  // What somebody generated there before is not part of the example.
  for (const file of ['Dockerfile', 'docker-bake.hcl', 'compose.yaml', '.dockerignore', '.env.example', '.env']) {
    await rm(join(folder, file), { force: true });
  }
  await execa('git', ['init', '--quiet'], { cwd: parent.path });
  const [webPort, apiPort] = await freePorts(2);
  const environment = { WEB_PUBLISHED_PORT: String(webPort), API_PUBLISHED_PORT: String(apiPort) };
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    runCli(args, { cwd: folder, env: { ...environment, ...more } });
  return {
    name,
    folder,
    web: `http://127.0.0.1:${webPort}`,
    api: `http://127.0.0.1:${apiPort}`,
    environment,
    run,
    async [Symbol.asyncDispose]() {
      await run(['down', '--volumes']);
      await removeImagesOf(name);
      await parent[Symbol.asyncDispose]();
    },
  };
}
