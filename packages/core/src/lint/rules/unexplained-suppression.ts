import { defineRule, type Problem } from '../define-rule.ts';
import { suppressionsIn } from '../suppressions.ts';

export default defineRule({
  id: 'unexplained-suppression',
  severity: 'medium',
  title: 'A comment excuses findings without a reason',
  fix: 'Write why after a colon: `# seaworthy-ignore root-user: the entrypoint drops its rights`.',
  also: {},
  on: { dockerfile: findProblems, compose: findProblems, ignore: findProblems },
});

function* findProblems(document: Parameters<typeof suppressionsIn>[0]): Generator<Problem> {
  for (const { comment, peer, reason, rules } of suppressionsIn(document)) {
    if (peer !== undefined || (reason !== undefined && rules.length > 0)) continue;
    const message =
      rules.length === 0
        ? 'The comment names no rule.'
        : `Nothing says why ${rules.join(', ')} does not count here; so it does.`;
    yield { start: comment.start, end: comment.end, message };
  }
}
