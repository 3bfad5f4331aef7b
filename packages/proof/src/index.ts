export { imagesOfTarget } from './prove/images-of-target.ts';
export { type ProveRequest, prove } from './prove/prove.ts';
export { subjectsOfPlan } from './prove/subjects.ts';
export type { ProveTarget } from './prove/target.ts';
