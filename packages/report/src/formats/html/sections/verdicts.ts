import { formatPlural, formatQuantity } from '@seaworthy/core/format';
import type { Outcome, Report, Verdict } from '@seaworthy/core/model';
import { outcomeOrder } from '../../../summary/outcomes.ts';
import { type MatrixRow, verdictMatrix } from '../../../summary/verdict-matrix.ts';
import { anchor } from '../anchor.ts';
import { changeMark } from '../change-mark.ts';
import { checkPages } from '../check-pages.gen.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeMark } from '../outcome-mark.ts';
import { pageMarkup } from '../page-markup.ts';
import { section } from '../section.ts';
import { evidenceCard } from './evidence.ts';

const groupTitles: Record<Outcome, string> = {
  fail: 'Failed',
  unknown: 'Unknown',
  pass: 'Passed',
  'not-applicable': 'Not applicable',
};

/** Services beside each other up to this many; more are listed under each check instead. */
export const widestMatrix = 5;

/** Checks × services. Each row opens to the evidence of all its verdicts; failing ones are open and on top. */
export function verdictsSection(report: Report): Markup {
  const { services, rows } = verdictMatrix(report);
  if (rows.length === 0) {
    return section('verdicts', 'Verdicts', '', html`<p class="empty">No verdict was reached in this run.</p>`);
  }
  const groups = outcomeOrder.flatMap((outcome) => {
    const inGroup = rows.filter((row) => row.outcome === outcome);
    return inGroup.length === 0
      ? []
      : [
          html`<h3 class="group ${outcome}">${groupTitles[outcome]} <span>${formatPlural(inGroup.length, 'check')}</span></h3>${inGroup.map((row) => matrixRow(row, services, report))}`,
        ];
  });
  const stacked = services.length > widestMatrix;
  const body = html`<div class="matrix${stacked && ' stacked'}">
<div class="matrix-head" aria-hidden="true"><span>Check</span>${services.map((service) => html`<span>${service}</span>`)}</div>
${groups}</div>`;
  const failing = rows.some(({ outcome }) => outcome === 'fail');
  const note = html`Open a check to see its evidence. <span class="tools"><button type="button" class="quiet" data-open-all="verdicts">Open all</button>${failing && html`<button type="button" class="quiet" data-only-failures aria-pressed="false">Only failures</button>`}<button type="button" class="quiet" data-download="${downloadName(report)}">Download the evidence</button></span>`;
  return section('verdicts', 'Verdicts', note, body);
}

/** A name that any file system takes. */
function downloadName({ name }: Report): string {
  return `${anchor(name)}.report.json`;
}

function matrixRow(row: MatrixRow, services: string[], report: Report): Markup {
  const cells = row.cells.map((verdict, index) => matrixCell(verdict, services[index] ?? '', report));
  const verdicts = row.cells.filter((verdict) => verdict !== undefined);
  return html`<details class="row ${row.outcome}"${row.outcome === 'fail' && html` open`}>
<summary><span class="row-title">${row.title}<small>${row.check}${row.outcome === 'fail' && ` · ${row.severity}`}</small></span>${cells}</summary>
<div class="evidence" id="${anchor('check', row.check)}">${verdicts.map((verdict) => evidenceCard(verdict, report))}</div>
<p class="row-foot">Severity <b>${row.severity}</b></p>
${aboutCheck(row.check)}
</details>`;
}

/** The check's own page: a report is read where the documentation is not. */
function aboutCheck(check: string): Markup | undefined {
  const page = Object.hasOwn(checkPages, check) ? checkPages[check] : undefined;
  if (page === undefined) return undefined;
  const linkOf = (target: string) => {
    const other = /^([a-z0-9-]+)\.md$/.exec(target)?.[1];
    return other !== undefined && Object.hasOwn(checkPages, other) ? `#${anchor('check', other)}` : undefined;
  };
  return html`<details class="about"><summary>About <code>${check}</code></summary><div class="page-text">${pageMarkup(page, linkOf)}</div></details>`;
}

function matrixCell(verdict: Verdict | undefined, service: string, report: Report): Markup {
  if (verdict === undefined)
    return html`<span class="cell"><span class="cell-service">${service}</span><span class="absent">not judged</span></span>`;
  const [measure] = verdict.measures;
  const worthShowing = measure !== undefined && (measure.value !== 0 || verdict.outcome === 'fail');
  return html`<span class="cell"><span class="cell-service">${service}</span>${outcomeMark(verdict.outcome)}${changeMark(report, verdict)}${worthShowing && html`<small class="number">${formatQuantity(measure.value, measure.unit)}</small>`}</span>`;
}
