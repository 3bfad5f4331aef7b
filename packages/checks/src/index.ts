export { checks } from './checks.gen.ts';
export { judge } from './judge.ts';
export { evidenceFor, type LeftOut, leaveOut, requiredBy } from './leave-out.ts';
