export { inTemporaryRepository } from './in-temporary-repository.ts';
export { type CliOptions, type CliResult, runCli } from './run-cli.ts';
export { makeTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';
