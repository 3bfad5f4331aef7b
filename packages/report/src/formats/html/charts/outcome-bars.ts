import { formatMoment } from '@seaworthy/core/format';
import type { Outcome } from '@seaworthy/core/model';
import { outcomeOrder, outcomeWords } from '../../../summary/outcomes.ts';
import { html, type Markup } from '../markup.ts';
import { percent } from '../scale.ts';

const height = 36;

/** Runs as bars beside each other, the last at the right: what failed on top, so that it is seen. */
export function outcomeBars(
  runs: readonly { createdAt: string; outcomes: readonly Outcome[] }[],
  label: string,
): Markup {
  const most = Math.max(1, ...runs.map(({ outcomes }) => outcomes.length));
  const bars = runs.map(({ createdAt, outcomes }, index) => {
    let top = 0;
    const parts = outcomeOrder.map((outcome) => {
      const count = outcomes.filter((one) => one === outcome).length;
      // One failure among many verdicts must not be too thin to be seen.
      const length = count === 0 ? 0 : Math.max(outcome === 'fail' ? 4 : 0, (count / most) * height);
      const y = top;
      top += length;
      return { outcome, count, y, length };
    });
    const said = parts
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${count} ${outcomeWords[outcome]}`);
    return html`<g><title>${formatMoment(createdAt)}: ${said.join(', ')}</title>${parts.map(({ outcome, y, length }) => length > 0 && html`<rect class="share ${outcome}" x="${percent(index, runs.length)}" y="${y.toFixed(1)}" width="${percent(0.86, runs.length)}" height="${Math.max(0, Math.min(length, height - y)).toFixed(1)}"/>`)}</g>`;
  });
  return html`<svg class="spark" width="100%" height="${height}" role="img" aria-label="${label}">${bars}</svg>`;
}
