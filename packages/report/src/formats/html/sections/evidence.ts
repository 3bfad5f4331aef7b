import { formatBudget, formatPlural, formatQuantity } from '@seaworthy/core/format';
import type { Measure, Report, Verdict } from '@seaworthy/core/model';
import { describePlace } from '../../../summary/verdict-place.ts';
import { anchor } from '../anchor.ts';
import { changeMark } from '../change-mark.ts';
import { budgetBar } from '../charts/budget-bar.ts';
import { copyButton } from '../copy-button.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeMark } from '../outcome-mark.ts';
import { withCode } from '../with-code.ts';

/** Lines that a card shows before it is opened further: it stands beside those of other services. */
const readAtOnce = 10;

/** Lines of evidence that a page shows; the whole of it stays in report.json. */
const shownLines = 40;

/** One verdict in full: what was measured beside its budget, what was seen, how, and what to do. */
export function evidenceCard(verdict: Verdict, report: Report): Markup {
  const { service, outcome, message, measures, observedBy, fix, cause } = verdict;
  return html`<article class="card ${outcome}" id="${anchor('verdict', verdict.check, service)}">
<h4><span>${service}</span><span class="marks">${changeMark(report, verdict)}${outcomeMark(outcome)}</span></h4>
<p>${withCode(message)}</p>
${measures.map(measureLine)}
${seenLines(verdict.seen)}
${cause !== undefined && html`<p class="observed">At <code class="source">${describePlace(cause)}</code></p>`}
${fix !== undefined && html`<div class="fix"><p><b>Fix</b> ${withCode(fix)}</p>${copyButton(fix, `Copy the fix for ${service}`)}</div>`}
${observedBy.length > 0 && html`<p class="observed">Observed by ${observedBy.join('; ')}</p>`}
</article>`;
}

function measureLine({ value, budget, unit }: Measure): Markup {
  const limit = budget === undefined ? undefined : html`<span>budget ${formatBudget(budget, unit)}</span>`;
  return html`<div class="measure"><div class="number"><b>${formatQuantity(value, unit)}</b>${limit}</div>${budgetBar(value, budget)}</div>`;
}

function seenLines(seen: readonly string[]): Markup | undefined {
  if (seen.length === 0) return undefined;
  const rest = seen.length - shownLines;
  const further = seen.slice(readAtOnce, shownLines);
  return html`<pre>${seen.slice(0, readAtOnce).join('\n')}</pre>${further.length > 0 && html`<details class="more"><summary>${formatPlural(further.length, 'line')} more</summary><pre>${further.join('\n')}</pre></details>`}${rest > 0 && html`<p class="observed">and ${formatPlural(rest, 'line')} more in report.json</p>`}`;
}
