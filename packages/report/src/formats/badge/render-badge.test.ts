import type { Report } from '@seaworthy/core/model';
import {
  failedBuildReport,
  failingReport,
  hostileReport,
  noEngineReport,
  smallReport,
  todoReport,
} from '@seaworthy/testkit/report';
import { expect, test } from 'vitest';
import { renderBadge } from './render-badge.ts';

function inPart(): Report {
  const { verdicts, ...report } = todoReport();
  const [first, ...others] = verdicts;
  if (first === undefined) throw new Error('the report has verdicts');
  return { ...report, verdicts: [{ ...first, outcome: 'not-applicable', leftOut: true }, ...others] };
}

test.each([
  ['all 104 passed', '#1a7f37', todoReport()],
  ['3 failed', '#b42318', failingReport()],
  ['build failed', '#b42318', failedBuildReport()],
  ['not proven', '#57606a', noEngineReport()],
  ['proven in part', '#1a7f37', inPart()],
  ['tests failed', '#b42318', { ...todoReport(), outcome: 'fail' as const }],
  ['nothing to prove', '#57606a', { ...smallReport(), outcome: 'not-applicable' as const, verdicts: [] }],
])('%s', (words, fill, report) => {
  const svg = renderBadge(report);
  expect([...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)).toEqual(['seaworthy', words]);
  expect(svg).toContain(`fill="${fill}"`);
});

test('it says the answer to who sees no pictures, and nothing of a report breaks out', () => {
  expect(renderBadge(smallReport())).toContain(
    '<title>harbour is not seaworthy. 1 of 3 verdicts failed; 1 could not be observed.</title>',
  );
  const hostile = renderBadge(hostileReport('"><script>x</script>\u001b[2J'));
  expect(hostile).not.toContain('<script');
  expect(hostile).not.toContain('\u001b');
  // No address but the name of the language.
  expect(hostile.match(/https?:/g)).toHaveLength(1);
});
