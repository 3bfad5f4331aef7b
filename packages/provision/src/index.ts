export { type EngineReport, inspectEngine, type ToolReport } from './doctor/inspect-engine.ts';
export { findFoundation } from './foundations/find-foundation.ts';
export { type InstallOutcome, installEngine } from './installation/install-engine.ts';
export { startEngine } from './installation/start-engine.ts';
export { stopEngine } from './installation/stop-engine.ts';
export { ensureFoundations, type FoundationSubstitution } from './substitution/ensure-foundations.ts';
export { removeSuperseded } from './substitution/remove-superseded.ts';
export { substituteBaseImages } from './substitution/substitute-base-images.ts';
