export { checks } from './checks.gen.ts';
export { judge, reportOutcome } from './judge.ts';
export { evidenceFor, type LeftOut, leaveOut } from './leave-out.ts';
