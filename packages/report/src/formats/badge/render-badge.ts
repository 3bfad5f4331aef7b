import type { Outcome, Report } from '@seaworthy/core/model';
import { headline } from '../../summary/headline.ts';
import { countOutcomes } from '../../summary/outcomes.ts';
import { html, renderMarkup } from '../html/markup.ts';

/** White text on each has a contrast of at least 4.5. */
const fills: Record<Outcome, string> = {
  pass: '#1a7f37',
  fail: '#b42318',
  unknown: '#57606a',
  'not-applicable': '#57606a',
};
const LABEL = 'seaworthy';
const LABEL_FILL = '#24292f';

/** The answer as a picture: its words say all that its colour does. It asks for nothing from elsewhere. Ends with a newline. */
export function renderBadge(report: Report): string {
  const { title, reason } = headline(report);
  const value = answerOf(report);
  const [left, right] = [widthOf(LABEL), widthOf(value)];
  const words = `${title}. ${reason}`;
  const text = (word: string, from: number, width: number) =>
    html`<text x="${from + width / 2}" y="14" textLength="${width - 12}">${word}</text>`;
  const markup = html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${words}"><title>${words}</title><clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="20" fill="${LABEL_FILL}"/><rect x="${left}" width="${right}" height="20" fill="${fills[report.outcome]}"/></g><g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(LABEL, 0, left)}${text(value, left, right)}</g></svg>`;
  return `${renderMarkup(markup)}\n`;
}

function answerOf(report: Report): string {
  const { build, outcome, verdicts } = report;
  const counts = countOutcomes(verdicts);
  if (build?.outcome === 'failed') return 'build failed';
  if (outcome === 'fail') return counts.fail > 0 ? `${counts.fail} failed` : 'tests failed';
  if (outcome === 'unknown') return 'not proven';
  if (outcome === 'not-applicable') return 'nothing to prove';
  // Of what was left out nobody knows.
  return verdicts.some(({ leftOut }) => leftOut) ? 'proven in part' : `all ${counts.pass} passed`;
}

/** About as wide as the words are in the first font; `textLength` fits any other into it. */
function widthOf(word: string): number {
  return Math.round(word.length * 6.8) + 12;
}
