export { freePorts } from '../free-ports.ts';
export { askJson } from './ask-json.ts';
export { dockerLines, objectsOf, removeImagesOf } from './docker-objects.ts';
export { documentProblems } from './document-problems.ts';
export { type ExampleProject, makeExampleProject } from './example-project.ts';
export { exceptionsOf } from './exceptions-of.ts';
export { type InstalledCli, installPackedCli } from './install-packed-cli.ts';
export { expressProject, nodeServer, without } from './projects.ts';
