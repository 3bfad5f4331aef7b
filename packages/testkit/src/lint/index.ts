export { type RuleCases, tryRule } from './try-rule.ts';
