export { readDotEnv } from './dot-env.ts';
export { nestsTooDeeply } from './nesting.ts';
export { findTextFile, maxHandwrittenBytes, readTextFile, reasonOf } from './read-file.ts';
export { parseYaml, yamlValue } from './yaml-document.ts';
