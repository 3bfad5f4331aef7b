export { checks } from './checks.gen.ts';
export { judge, reportOutcome } from './judge.ts';
