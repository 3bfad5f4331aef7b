export { explainBuildFailure } from './build/build-failures.ts';
export { type BuildRequest, type BuildResult, buildTargets } from './build/build-targets.ts';
export { toHistoryEntry } from './build/cache-summary.ts';
export { isNetworkProblem } from './build/failure-signs.ts';
export { type ComposeConfig, type ComposeService, imageOfService } from './compose/compose-config.ts';
export { type ComposeProject, runCompose, upCommand } from './compose/compose-project.ts';
export { durationMs } from './compose/duration.ts';
export { type DeclaredPort, declaredPorts } from './compose/ports.ts';
export { OWNER_LABEL, SERVICE_LABEL } from './compose/project-labels.ts';
export { readComposeConfig } from './compose/read-compose-config.ts';
export { findMissingVariables, findUnsetVariables } from './compose/required-variables.ts';
export { dependenciesOf, oneShotServices, stopGroups } from './compose/service-graph.ts';
export { askEngine } from './connection/ask-engine.ts';
export type { Engine } from './connection/engine.ts';
export { type EngineAttempt, findEngine, requireEngine } from './connection/find-engine.ts';
export { freeDiskBytes } from './connection/free-disk.ts';
export { canPull, findDigest } from './connection/public-images.ts';
export { requireTools } from './connection/require-tools.ts';
export { answersSinceStart } from './containers/answers-since-start.ts';
export { type ChangedPath, readChangedPaths } from './containers/changed-paths.ts';
export { healthCommandOf, isWithoutProgram } from './containers/health-command.ts';
export { type ContainerInspection, inspectContainer } from './containers/inspection.ts';
export { isPackageManager, isShell } from './images/archive/program-names.ts';
export { hasImage, type ImageInspection, inspectImage, inspectImages } from './images/inspection.ts';
export { readSizedArchive, type SizedArchive } from './images/read-sized-archive.ts';
export { findSubstitution, type Substitution } from './images/substitution.ts';
export { followDocker } from './processes/docker-process.ts';
export { exists } from './processes/exists.ts';
export { causeOf, lastWords } from './processes/last-words.ts';
export { openFile } from './processes/open-file.ts';
export { MEMORY_FOLDER, openTemporaryFolder } from './processes/temporary-folder.ts';
export { readLastLines, readLog } from './stack/container-log.ts';
export { deniedWrite, recogniseCrash, refusedWrite } from './stack/crash-causes.ts';
export { type DiagnoseStart, findStartFailure } from './stack/explain-stack-failure.ts';
export { listServices } from './stack/list-services.ts';
export {
  findMissingConfiguration,
  type MissingConfiguration,
  requireConfiguration,
} from './stack/missing-configuration.ts';
export { projectsOfFolder } from './stack/projects-of-folder.ts';
export { runTestService, type TestServiceRequest } from './stack/run-test-service.ts';
export { down, removeStackAtExit } from './stack/stack-down.ts';
export { type LogLine, type LogRecord, logRecords, logs } from './stack/stack-logs.ts';
export type { StackService, StackState } from './stack/stack-state.ts';
export { type UpOptions, up } from './stack/stack-up.ts';
