export { type EngineReport, inspectEngine, type ToolReport } from './doctor/inspect-engine.ts';
export { decideSubstitutions } from './foundations/decide-substitutions.ts';
export { ensureFoundations, type FoundationSubstitution } from './foundations/ensure-foundations.ts';
export { findFoundation, listFoundations } from './foundations/find-foundation.ts';
export { removeSuperseded } from './foundations/remove-superseded.ts';
export { engineStatus } from './installation/engine-status.ts';
export { type InstallOutcome, installEngine } from './installation/install-engine.ts';
export { startEngine } from './installation/start-engine.ts';
export { stopEngine } from './installation/stop-engine.ts';
