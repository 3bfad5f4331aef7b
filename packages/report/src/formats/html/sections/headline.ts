import { foldFolders, formatDuration, formatMoment, formatPlural } from '@seaworthy/core/format';
import type { Report, TestRun } from '@seaworthy/core/model';
import { headline } from '../../../summary/headline.ts';
import { countOutcomes, outcomeOrder } from '../../../summary/outcomes.ts';
import { describeTestRun, failedTestRuns, testOutcomes } from '../../../summary/test-runs.ts';
import { totalDurationMs } from '../../../summary/total-duration.ts';
import { describeChanges } from '../../../summary/verdict-changes.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeSign } from '../outcome-mark.ts';
import { percent } from '../scale.ts';
import { withCode } from '../with-code.ts';

const legends = { fail: 'failed', unknown: 'unknown', pass: 'passed', 'not-applicable': 'not applicable' } as const;

/** The answer, why, and what it rests on. */
export function headlineSection(report: Report): Markup {
  const { title, reason, buildFailure } = headline(report);
  const changes = describeChanges(report);
  return html`<section class="headline ${report.outcome}" aria-labelledby="headline-title">
<div class="answer">${outcomeSign(report.outcome)}<div><h1 id="headline-title">${title}</h1><p class="reason">${reason}</p>${changes !== '' && html`<p class="changes">${withCode(changes)}</p>`}</div></div>
${counts(report)}
${report.limitation !== undefined && html`<div class="callout unknown" role="note"><h2>What needs an engine is unknown</h2><p>${report.limitation}</p></div>`}
${buildFailure !== undefined && html`<div class="callout fail" role="note"><h2>The build failed${buildFailure.stage !== undefined && html` in stage <code>${buildFailure.stage}</code>`}</h2><p><code>${buildFailure.step}</code></p>${buildFailure.lines.length > 0 && html`<pre>${buildFailure.lines.slice(-20).join('\n')}</pre>`}</div>`}
${failedTestRuns(report.tests).map(failedTests)}
${facts(report)}
${substitutions(report)}
</section>`;
}

function counts({ verdicts }: Report): Markup | false {
  const counted = countOutcomes(verdicts);
  const present = outcomeOrder.filter((outcome) => counted[outcome] > 0);
  if (present.length === 0) return false;
  let before = 0;
  const segments = present.map((outcome) => {
    const x = percent(before, verdicts.length);
    before += counted[outcome];
    return html`<rect class="share ${outcome}" x="${x}" width="${percent(counted[outcome], verdicts.length)}" height="8"/>`;
  });
  return html`<svg class="shares" width="100%" height="8" aria-hidden="true">${segments}</svg>
<ul class="counts">${present.map((outcome) => html`<li class="${outcome}">${outcomeSign(outcome)}<b>${counted[outcome]}</b> ${counted[outcome] === 1 ? 'verdict' : 'verdicts'} ${legends[outcome]}</li>`)}</ul>`;
}

function failedTests(run: TestRun): Markup {
  return html`<div class="callout ${testOutcomes[run.outcome]}" role="note"><h2>Tests of ${run.service} ${describeTestRun(run)}</h2>${run.lastLines.length > 0 && html`<pre>${run.lastLines.slice(-20).join('\n')}</pre>`}</div>`;
}

function facts(report: Report): Markup {
  const total = totalDurationMs(report);
  const { engine, tests } = report;
  const engineText = engine === undefined ? 'none' : `${engine.name} ${engine.version}`;
  return html`<dl class="facts">
<div><dt>When</dt><dd>${formatMoment(report.createdAt)}</dd></div>
${total !== undefined && html`<div><dt>Whole run</dt><dd class="number">${formatDuration(total)}</dd></div>`}
<div><dt>Engine</dt><dd>${engineText}${engine !== undefined && engine.details.length > 0 && html`<small>${engine.details.map((detail) => html`<span>${detail}</span>`)}</small>`}</dd></div>
${tests !== undefined && html`<div><dt>Tests</dt><dd>${tests.map((run) => html`<p>${run.service} ${describeTestRun(run)}</p>`)}</dd></div>`}
<div><dt>Files</dt><dd>${report.files.length === 0 ? 'none written' : html`${formatPlural(report.files.length, 'file')}<small>${foldFolders(report.files).map((file) => html`<span>${file}</span>`)}</small>`}</dd></div>
</dl>`;
}

function substitutions({ build }: Report): Markup | false {
  const substituted = build?.substitutions ?? [];
  if (substituted.length === 0) return false;
  return html`<details class="note"><summary>Foundations stood in for ${formatPlural(substituted.length, 'public base image')}</summary>
<div class="scroll"><table><thead><tr><th scope="col">The Dockerfile names</th><th scope="col">Built and proven on</th></tr></thead><tbody>${substituted.map(({ reference, substitute }) => html`<tr><td><code>${reference}</code></td><td><code>${substitute}</code></td></tr>`)}</tbody></table></div></details>`;
}
