import { cp, mkdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { freePorts } from '../free-ports.ts';
import { type CliResult, runCli } from '../run-cli.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { removeImagesOf } from './docker-objects.ts';

const examples = fileURLToPath(new URL('../../../../examples', import.meta.url));
const made = /(^|\/)(node_modules|\.next|\.venv|\.seaworthy|\.secrets|__pycache__)(\/|$)/;
const generated = ['Dockerfile', 'docker', 'docker-bake.hcl', 'compose.yaml', '.dockerignore', '.env.example', '.env'];

/** A copy of an example on ports of its own. Disposing removes its stack, its images and its folder. */
export interface ExampleProject<Service extends string> extends AsyncDisposable {
  name: string;
  folder: string;
  /** Of each published service, as this machine reaches it. */
  addresses: Record<Service, string>;
  /** What compose reads: the ports. */
  environment: Record<string, string>;
  run(args: readonly string[], environment?: Record<string, string>): Promise<CliResult>;
}

/** Copies it into the subfolder of a git repository, under a path with spaces. */
export async function makeExampleProject<const Service extends string>(
  example: string,
  published: readonly Service[],
): Promise<ExampleProject<Service>> {
  const parent = await makeTemporaryFolder();
  const source = join(examples, example);
  const name = `copied-${example}-${process.pid}`;
  const folder = join(parent.path, 'our apps', name);
  await mkdir(folder, { recursive: true });
  await cp(source, folder, { recursive: true, filter: (path) => !made.test(relative(source, path)) });
  // What somebody generated there before is not part of the example.
  for (const path of generated) await rm(join(folder, path), { force: true, recursive: true });
  await execa('git', ['init', '--quiet'], { cwd: parent.path });
  const ports = await freePorts(published.length);
  const environment = Object.fromEntries(
    published.map((service, index) => [`${service.toUpperCase()}_PUBLISHED_PORT`, String(ports[index])]),
  );
  const addresses = published.map((service, index) => [service, `http://127.0.0.1:${ports[index]}`]);
  const run = (args: readonly string[], more: Record<string, string> = {}) =>
    runCli(args, { cwd: folder, env: { ...environment, ...more } });
  return {
    name,
    folder,
    addresses: Object.fromEntries(addresses) as Record<Service, string>,
    environment,
    run,
    async [Symbol.asyncDispose]() {
      await run(['down', '--volumes']);
      await removeImagesOf(name);
      await parent[Symbol.asyncDispose]();
    },
  };
}
