import { formatDuration } from '@seaworthy/core/format';
import type { EvidenceValues } from '@seaworthy/core/model';
import { html, type Markup } from '../markup.ts';
import { percent } from '../scale.ts';

const bucketMs = 100;
const plotTop = 16;
const plotBottom = 62;

type Drain = Pick<EvidenceValues['drain'], 'latency'>;

/** The slowest answer of all that are compared by eye; at least one millisecond. */
export function slowestOf(drains: readonly Drain[]): number {
  return Math.max(1, ...drains.flatMap(({ latency = [] }) => latency.map(({ slowestMs }) => slowestMs)));
}

/** How long answers took in each step around the signal, on the time of the picture above: the middle one in the slowest. */
export function latencyPicture(
  { latency = [] }: Drain,
  { fromMs, toMs, slowestMs: top }: { fromMs: number; toMs: number; slowestMs: number },
): Markup | undefined {
  if (latency.length === 0) return undefined;
  const width = percent(bucketMs * 0.82, toMs - fromMs);
  const height = (ms: number) => Math.max(1, Math.round((ms / top) * (plotBottom - plotTop) * 10) / 10);
  const bars = latency.map(({ atMs, medianMs, slowestMs }) => {
    const x = percent(atMs - fromMs, toMs - fromMs);
    return html`<g><title>${formatDuration(medianMs)}, at most ${formatDuration(slowestMs)}</title><rect class="slowest" x="${x}" y="${plotBottom - height(slowestMs)}" width="${width}" height="${height(slowestMs)}"/><rect class="answered" x="${x}" y="${plotBottom - height(medianMs)}" width="${width}" height="${height(medianMs)}"/></g>`;
  });
  const most = (steps: typeof latency) => formatDuration(Math.max(0, ...steps.map(({ slowestMs }) => slowestMs)));
  const [before, after] = [latency.filter(({ atMs }) => atMs < 0), latency.filter(({ atMs }) => atMs >= 0)];
  const summary = `How long answers took per ${bucketMs} ms: before the signal at most ${most(before)}${after.length === 0 ? '' : `, after it at most ${most(after)}`}.`;
  return html`<svg class="picture" width="100%" height="66" role="img" aria-label="${summary}">
<line class="axis" x1="0" x2="100%" y1="${plotBottom}" y2="${plotBottom}"/>
<text class="tick" x="0" y="10">time to an answer, up to ${formatDuration(top)}</text>
${bars}
<line class="signal" x1="${percent(-fromMs, toMs - fromMs)}" x2="${percent(-fromMs, toMs - fromMs)}" y1="${plotTop}" y2="${plotBottom}"/>
</svg>`;
}
