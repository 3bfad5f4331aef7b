import { formatMeasureShort } from '@seaworthy/core/format';
import type { ComparedRow, Report } from '@seaworthy/core/model';
import { betterWords, comparedServices, describeComparison } from '../../../summary/comparison.ts';
import { html, type Markup } from '../markup.ts';
import { outcomeMark } from '../outcome-mark.ts';
import { section } from '../section.ts';

/** Both sides of a comparison, row by row; absent where nothing was compared. */
export function comparisonSection({ name, comparison }: Report): Markup | undefined {
  if (comparison === undefined) return undefined;
  const { rows, same } = comparison;
  const note = html`With <b>${comparison.name}</b>, which the same run proved: ${describeComparison(comparison)}.${same > 0 && html` ${same} further verdicts are the same.`}`;
  const body =
    rows.length === 0
      ? html`<p class="empty">Nothing differs.</p>`
      : html`<div class="card scroll" tabindex="0" role="group" aria-label="Both sides, row by row"><table class="comparison"><thead><tr><th scope="col">What</th><th scope="col">${name}</th><th scope="col">${comparison.name}</th><th scope="col">${name} is</th></tr></thead><tbody>${rows.map((row) => rowOf(row, [name, comparison.name]))}</tbody></table></div>`;
  return section('comparison', 'Comparison', note, body);
}

/** Each side is named in its cell, too, for a narrow page that has no room for columns. */
function rowOf(row: ComparedRow, names: readonly [string, string]): Markup {
  const { label, here, there, better } = row;
  return html`<tr><th scope="row">${label}<small>${comparedServices(row)}</small></th>${sideCell(here, names[0])}${sideCell(there, names[1])}<td class="better-${`${better}`}">${betterWords[`${better}` as const]}</td></tr>`;
}

function sideCell({ outcome, measure }: ComparedRow['here'], name: string): Markup {
  return html`<td class="number" data-side="${name}">${outcomeMark(outcome)}${measure !== undefined && html` ${formatMeasureShort(measure)}`}</td>`;
}
