import { html, type Markup } from '../markup.ts';

const height = 36;
const inset = 4;

/**
 * A trend line from the first to the last value. Its scale starts at zero only when the values vary by more than half,
 * otherwise a steady series would be a flat line at the top.
 */
export function sparkline(values: readonly number[], label: string): Markup {
  const top = Math.max(...values);
  const bottom = Math.min(...values) < top / 2 ? 0 : Math.min(...values);
  const y = (value: number) =>
    top === bottom ? height / 2 : inset + (1 - (value - bottom) / (top - bottom)) * (height - 2 * inset);
  const step = values.length > 1 ? 100 / (values.length - 1) : 100;
  const points = values.map((value, index) => `${round(index * step)},${round(y(value))}`);
  const last = y(values.at(-1) ?? 0);
  return html`<svg class="spark" width="100%" height="${height}" role="img" aria-label="${label}"><svg width="100%" height="${height}" viewBox="0 0 100 ${height}" preserveAspectRatio="none"><polygon class="spark-area" points="0,${height} ${points.join(' ')} 100,${height}"/><polyline class="spark-line" points="${points.join(' ')}"/></svg><circle class="spark-dot" cx="100%" cy="${round(last)}" r="3.5"/></svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
