import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { inject } from 'vitest';
import { type CliOptions, type CliResult, runCli } from '../run-cli.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

/** The CLI as users get it: packed, and installed from the tarball into an empty folder without a network. */
export interface InstalledCli extends AsyncDisposable {
  /** Folder of the installed package. */
  folder: string;
  /** The program in it. */
  program: string;
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The tarball, made by `scripts/pack-cli.mjs` before the tests of the package. */
    packedCli: string;
  }
}

export async function installPackedCli(): Promise<InstalledCli> {
  const place: TemporaryFolder = await makeTemporaryFolder({ 'package.json': '{"private":true}' });
  const offline = { npm_config_registry: 'http://127.0.0.1:9', npm_config_offline: 'true', npm_config_audit: 'false' };
  await execa('npm', ['install', '--ignore-scripts', inject('packedCli')], { cwd: place.path, env: offline });
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
