export { type Answer, ask } from './ask.ts';
export { nodeVersions, runtimePackages } from './node-versions.ts';
export { connectRaw, type RawClient } from './raw-client.ts';
export { type Ended, type Served, type ServeOptions, serveWithRuntime } from './serve-with-runtime.ts';
