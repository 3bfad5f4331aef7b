import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { type CliOptions, type CliResult, runCli } from '../run-cli.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** The CLI as users get it: packed, and installed from the tarball into an empty folder without a network. */
export interface InstalledCli extends AsyncDisposable {
  /** Folder of the installed package. */
  folder: string;
  /** The program in it. */
  program: string;
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>;
}

export async function installPackedCli(): Promise<InstalledCli> {
  await execa(process.execPath, ['scripts/build.mjs', '--package'], { cwd: root });
  const place: TemporaryFolder = await makeTemporaryFolder({ 'package.json': '{"private":true}' });
  const packing = [
    'pack',
    '--workspace',
    'packages/cli',
    '--pack-destination',
    place.path,
    '--json',
    '--ignore-scripts',
  ];
  const { stdout } = await execa('npm', packing, { cwd: root });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const offline = { npm_config_registry: 'http://127.0.0.1:9', npm_config_offline: 'true', npm_config_audit: 'false' };
  await execa('npm', ['install', '--ignore-scripts', join(place.path, filename)], { cwd: place.path, env: offline });
  const folder = join(place.path, 'node_modules/seaworthy');
  const { bin } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { bin: { seaworthy: string } };
  const program = join(folder, bin.seaworthy);
  return {
    folder,
    program,
    run: (args, options = {}) => runCli(args, { program, ...options }),
    [Symbol.asyncDispose]: () => place[Symbol.asyncDispose](),
  };
}
