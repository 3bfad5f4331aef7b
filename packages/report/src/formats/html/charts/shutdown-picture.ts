import { formatCount, formatDuration, formatPlural } from '@seaworthy/core/format';
import type { EvidenceValues } from '@seaworthy/core/model';
import { html, type Markup } from '../markup.ts';
import { percent, tickStep } from '../scale.ts';
import { latencyPicture, slowestOf } from './latency-picture.ts';

const bucketMs = 100;
const plotTop = 22;
const plotBottom = 142;

/** What pictures of several services have in common, so that they can be compared by eye. */
export interface PictureScale {
  fromMs: number;
  toMs: number;
  /** Requests per bucket at the top of the axis. */
  top: number;
  /** The longest time to an answer. */
  slowestMs: number;
}

export interface Picture {
  drain: EvidenceValues['drain'];
  shutdown: EvidenceValues['shutdown'] | undefined;
}

/** The one scale on which all of them have room. */
export function scaleOf(pictures: readonly Picture[]): PictureScale {
  const steps = pictures.flatMap(({ drain }) => drain.timeline);
  const ends = pictures.map(({ shutdown }) => Math.min(shutdown?.exitMs ?? 0, MOST_MS) + bucketMs);
  return {
    fromMs: Math.min(0, ...steps.map(({ atMs }) => atMs)),
    toMs: Math.max(bucketMs, ...steps.map(({ atMs }) => atMs + bucketMs), ...ends),
    top: Math.max(1, ...steps.map(({ answered, lost }) => answered + lost)),
    slowestMs: slowestOf(pictures.map(({ drain }) => drain)),
  };
}

/** A service that takes longer than this to end must not press the others' pictures together. */
const MOST_MS = 10_000;

/**
 * Requests per 100 ms around the signal: answered ones as bars, those in flight that were lost hatched on top, those sent
 * after the signal that found nobody in outline, the signal, the exit and what a balancer would notice as lines; below it how
 * long answers took.
 */
export function shutdownPicture({ drain, shutdown }: Picture, scale: PictureScale): Markup | undefined {
  const { timeline } = drain;
  if (timeline.length === 0) return undefined;

  const { fromMs: from, toMs: to, top } = scale;
  const range = to - from;
  const x = (atMs: number) => percent(atMs - from, range);
  const bars = timeline.map((step) => bar(step, { x: x(step.atMs), width: percent(bucketMs * 0.82, range), top }));
  const marks = marksOf(drain);
  const said = marks.map(({ label, atMs }) => `${label} ${formatDuration(atMs)}`).join(' · ');
  const summary = `Requests per ${bucketMs} ms around the signal, at most ${top}: ${drain.requests} in all, ${drain.inFlightLost} in flight lost, ${drain.afterSignalLost} sent after the signal found nobody.${said === '' ? '' : ` After the signal: ${said}.`}`;
  return html`<svg class="picture" width="100%" height="${said === '' ? 176 : 192}" role="img" aria-label="${summary}">
<line class="axis" x1="0" x2="100%" y1="${plotBottom}" y2="${plotBottom}"/>
<text class="tick" x="0" y="12">${formatPlural(top, 'request')} per ${bucketMs} ms</text>
${bars}
${ticks(from, to).map((at) => html`<text class="tick" x="${x(at)}" y="158" text-anchor="${anchorAt(at, from, to)}">${at === 0 ? '0 s' : formatSigned(at)}</text>`)}
<line class="signal" x1="${x(0)}" x2="${x(0)}" y1="4" y2="${plotBottom}"/><text class="signal-label" x="${x(0)}" dx="5" y="12">${shutdown?.signal ?? 'signal'}</text>
${shutdown !== undefined && exit(shutdown, x(shutdown.exitMs))}
${marks.map(({ atMs, kind }) => html`<line class="mark-line ${kind}" x1="${x(atMs)}" x2="${x(atMs)}" y1="${plotTop}" y2="${plotBottom}"/>`)}${said !== '' && html`<text class="tick" x="0" y="188">${said}</text>`}
</svg>${latencyPicture(drain, scale)}`;
}

/** What a balancer would have noticed of the stop. */
function marksOf({ notReadyMs, unservedMs }: Picture['drain']): { label: string; atMs: number; kind: string }[] {
  return [
    ...(notReadyMs === undefined ? [] : [{ label: 'not ready', atMs: notReadyMs, kind: 'not-ready' }]),
    ...(unservedMs === undefined ? [] : [{ label: 'first found nobody', atMs: unservedMs, kind: 'closed' }]),
  ];
}

function bar(
  { atMs, answered, lost, unserved = 0 }: EvidenceValues['drain']['timeline'][number],
  { x, width, top }: { x: string; width: string; top: number },
): Markup {
  const height = (count: number) => Math.round((count / top) * (plotBottom - plotTop) * 10) / 10;
  const inFlight = lost - unserved;
  const [answeredTop, lostTop] = [plotBottom - height(answered), plotBottom - height(answered + inFlight)];
  const label = `${formatSigned(atMs)}: ${formatCount(answered)} answered, ${formatCount(inFlight)} in flight lost, ${formatCount(unserved)} found nobody`;
  return html`<g><title>${label}</title>${answered > 0 && html`<rect class="answered" x="${x}" y="${answeredTop}" width="${width}" height="${height(answered)}"/>`}${inFlight > 0 && html`<rect class="lost" x="${x}" y="${lostTop}" width="${width}" height="${height(inFlight)}"/><rect class="hatch" x="${x}" y="${lostTop}" width="${width}" height="${height(inFlight)}"/>`}${unserved > 0 && html`<rect class="unserved" x="${x}" y="${lostTop - height(unserved)}" width="${width}" height="${height(unserved)}"/>`}</g>`;
}

function exit({ exitMs, killed }: EvidenceValues['shutdown'], x: string): Markup {
  return html`<line class="exit" x1="${x}" x2="${x}" y1="${plotTop}" y2="${plotBottom}"/><text class="tick" x="${x}" dx="-3" y="172" text-anchor="end">${killed ? 'killed' : 'exit'} ${formatDuration(exitMs)}</text>`;
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
