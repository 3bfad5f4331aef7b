export { containerProcess } from './container-process.ts';
export { inTemporaryRepository } from './in-temporary-repository.ts';
export { isolation } from './isolation.ts';
export { makePipe } from './make-pipe.ts';
export { openRegistry, type TestRegistry } from './open-registry.ts';
export { type CliOptions, type CliResult, runCli } from './run-cli.ts';
export { sampleOf } from './sample-of.ts';
export { subject } from './subject.ts';
export { makeTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';
