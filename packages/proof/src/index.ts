export { imagesOfTarget } from './prove/images-of-target.ts';
export { type Proof, type ProveRequest, prove } from './prove/prove.ts';
export { subjectsOfPlan } from './prove/subjects-of-plan.ts';
export type { ImageTarget, ProveTarget } from './prove/target.ts';
export type { AgentImage } from './sources/agent-container.ts';
export { diagnoseStart } from './sources/start/diagnose-start.ts';
