import { formatCount, formatDuration } from '@seaworthy/core/format';
import type { EvidenceValues } from '@seaworthy/core/model';
import { html, type Markup } from '../markup.ts';
import { percent, tickStep } from '../scale.ts';

const bucketMs = 100;
const plotTop = 22;
const plotBottom = 142;

/** Requests per 100 ms around the signal: answered ones as bars, lost ones hatched on top, the signal and the exit as lines. */
export function shutdownPicture(
  drain: EvidenceValues['drain'],
  shutdown: EvidenceValues['shutdown'] | undefined,
): Markup | undefined {
  const { timeline } = drain;
  if (timeline.length === 0) return undefined;

  const exitMs = shutdown?.exitMs;
  const from = Math.min(0, ...timeline.map(({ atMs }) => atMs));
  const to = Math.max(bucketMs, ...timeline.map(({ atMs }) => atMs + bucketMs), (exitMs ?? 0) + bucketMs);
  const range = to - from;
  const top = Math.max(1, ...timeline.map(({ answered, lost }) => answered + lost));
  const x = (atMs: number) => percent(atMs - from, range);
  const length = (count: number) => Math.round((count / top) * (plotBottom - plotTop) * 10) / 10;
  const width = percent(bucketMs * 0.82, range);

  const bars = timeline.map(({ atMs, answered, lost }) => {
    const answeredTop = plotBottom - length(answered);
    const label = `${formatSigned(atMs)}: ${formatCount(answered)} answered, ${formatCount(lost)} lost`;
    return html`<g><title>${label}</title>${answered > 0 && html`<rect class="answered" x="${x(atMs)}" y="${answeredTop}" width="${width}" height="${length(answered)}"/>`}${lost > 0 && html`<rect class="lost" x="${x(atMs)}" y="${answeredTop - length(lost)}" width="${width}" height="${length(lost)}"/><rect class="hatch" x="${x(atMs)}" y="${answeredTop - length(lost)}" width="${width}" height="${length(lost)}"/>`}</g>`;
  });

  const lost = drain.inFlightLost + drain.afterSignalLost;
  const summary = `Requests per ${bucketMs} ms around the signal, at most ${top}: ${drain.requests} in all, ${lost} lost.`;
  return html`<svg class="picture" width="100%" height="176" role="img" aria-label="${summary}">
<line class="axis" x1="0" x2="100%" y1="${plotBottom}" y2="${plotBottom}"/>
<text class="tick" x="0" y="12">${formatCount(top)} per ${bucketMs} ms</text>
${bars}
${ticks(from, to).map((at) => html`<text class="tick" x="${x(at)}" y="158" text-anchor="${anchorAt(at, from, to)}">${at === 0 ? '0' : formatSigned(at)}</text>`)}
<line class="signal" x1="${x(0)}" x2="${x(0)}" y1="4" y2="${plotBottom}"/><text class="signal-label" x="${x(0)}" dx="5" y="12">${shutdown?.signal ?? 'signal'}</text>
${exitMs !== undefined && html`<line class="exit" x1="${x(exitMs)}" x2="${x(exitMs)}" y1="${plotTop}" y2="${plotBottom}"/><text class="tick" x="${x(exitMs)}" dx="-3" y="172" text-anchor="end">${shutdown?.killed ? 'killed' : 'exit'} ${formatDuration(exitMs)}</text>`}
</svg>`;
}

function ticks(from: number, to: number): number[] {
  const step = tickStep(to - from, 6);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, index) => (first + index) * step);
}

function anchorAt(at: number, from: number, to: number): string {
  if (at - from < (to - from) * 0.04) return 'start';
  return to - at < (to - from) * 0.04 ? 'end' : 'middle';
}

function formatSigned(ms: number): string {
  return ms < 0 ? `−${formatDuration(-ms)}` : formatDuration(ms);
}
