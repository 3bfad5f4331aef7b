import { html, type Markup } from '../markup.ts';
import { percent } from '../scale.ts';

/**
 * A value as a bar, its budget as a load line: a circle crossed by the line, as on a ship's hull. What lies beyond the
 * line is hatched. Nothing where there is no budget or both are zero: a bar of no length says less than the number.
 */
export function budgetBar(value: number, budget: number | undefined): Markup | undefined {
  if (budget === undefined || (value === 0 && budget === 0)) return undefined;
  const whole = Math.max(value, budget) * 1.06;
  const line = percent(budget, whole);
  const over = value > budget;
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true"><rect class="bar-track" y="4" width="100%" height="6" rx="3"/><rect class="bar-value" y="4" width="${percent(Math.min(value, budget), whole)}" height="6" rx="3"/>${over && html`<rect class="bar-over" x="${line}" y="4" width="${percent(value - budget, whole)}" height="6"/><rect class="hatch" x="${line}" y="4" width="${percent(value - budget, whole)}" height="6"/>`}<line class="load-line" x1="${line}" x2="${line}" y1="0" y2="14"/><circle class="load-line" cx="${line}" cy="7" r="4"/></svg>`;
}
