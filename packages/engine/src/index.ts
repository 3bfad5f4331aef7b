export { explainBuildFailure } from './build/build-failures.ts';
export { type BuildRequest, type BuildResult, buildTargets } from './build/build-targets.ts';
export { toHistoryEntry } from './build/cache-summary.ts';
export { isNetworkProblem } from './build/failure-signs.ts';
export { askEngine } from './connection/ask-engine.ts';
export type { Engine } from './connection/engine.ts';
export { describeAttempt, type EngineAttempt, findEngine, requireEngine } from './connection/find-engine.ts';
export { canPull, registryOf } from './connection/public-images.ts';
export { requireTools } from './connection/require-tools.ts';
export {
  type ContainerInspection,
  type ImageInspection,
  inspectContainer,
  inspectImage,
} from './containers/inspection.ts';
export { isPackageManager, isShell } from './images/archive/program-names.ts';
export { readSizedArchive, type SizedArchive } from './images/archive/read-sized-archive.ts';
export { toComposeModel } from './stack/compose-model.ts';
export { explainStart, findCrash } from './stack/explain-stack-failure.ts';
export { listServices } from './stack/list-services.ts';
export { down, removeStackAtExit } from './stack/stack-down.ts';
export { logs } from './stack/stack-logs.ts';
export type { StackService, StackState } from './stack/stack-state.ts';
export { up } from './stack/stack-up.ts';
