import { formatBytes, formatDuration, formatMoment, formatPlural, formatShare } from '@seaworthy/core/format';
import type { HistoryEntry, Report } from '@seaworthy/core/model';
import { describeMachine } from '../../../summary/machine.ts';
import { totalDurationMs } from '../../../summary/total-duration.ts';
import { sparkline } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import { percent } from '../scale.ts';
import { section } from '../section.ts';

/** The parts of the run and what each took. */
export function phasesSection(report: Report): Markup | undefined {
  const { phases } = report;
  const machine = describeMachine(report);
  const total = totalDurationMs(report) ?? 0;
  if (phases.length === 0 || total === 0) return undefined;
  const longest = Math.max(...phases.map(({ durationMs }) => durationMs));
  const rows = phases.map(
    ({ name, durationMs }) =>
      html`<li><span>${name}</span><svg width="100%" height="10" aria-hidden="true"><rect class="bar-value" width="${percent(Math.max(durationMs, longest * 0.002), longest)}" height="10" rx="2"/></svg><b class="number">${formatDuration(durationMs)}</b><small class="number">${formatShare(durationMs, total)}</small></li>`,
  );
  return section(
    'phases',
    'The run',
    html`<b class="number">${formatDuration(total)}</b> from start to report`,
    html`<ol class="phases">${rows}</ol>${machine !== undefined && html`<p class="aside">${machine}</p>`}`,
  );
}

/** Build time, cache share and image sizes over earlier runs. One run is no trend. */
export function historySection({ history, build }: Report): Markup | undefined {
  const runs = [...history, ...currentRun(build, history)];
  if (runs.length < 2) return undefined;
  const targets = [...new Set(runs.flatMap(({ images }) => images.map(({ target }) => target)))];
  const since = formatMoment(runs[0]?.startedAt ?? '').replace(/,.*/, '');
  return section(
    'history',
    'History',
    `${formatPlural(runs.length, 'build')} since ${since}${runs.at(-1)?.startedAt === build?.startedAt ? '; the last one is this' : ''}`,
    html`<div class="cards trends">
${trend(
  'Build time',
  runs.map(({ durationMs }) => durationMs),
  formatDuration,
)}
${trend(
  'Steps from the cache',
  runs.map(({ cachedSteps, cacheableSteps }) => (cacheableSteps === 0 ? 0 : cachedSteps / cacheableSteps)),
  (share) => formatShare(Math.round(share * 1000), 1000),
)}
${targets.flatMap((target) => [
  trend(`${target}, unpacked`, sizes(runs, target, 'unpackedBytes'), formatBytes),
  trend(`${target}, transferred`, sizes(runs, target, 'transferredBytes'), formatBytes),
])}</div>`,
  );
}

/** The history may already hold the build that the report is about. */
function currentRun(build: Report['build'], history: readonly HistoryEntry[]): HistoryEntry[] {
  if (build === undefined || build.outcome !== 'succeeded') return [];
  if (history.some(({ startedAt }) => startedAt === build.startedAt)) return [];
  const { startedAt, durationMs, images, cache } = build;
  return [{ startedAt, durationMs, images, cachedSteps: cache.cachedSteps, cacheableSteps: cache.cacheableSteps }];
}

function sizes(runs: readonly HistoryEntry[], target: string, size: 'unpackedBytes' | 'transferredBytes'): number[] {
  return runs.flatMap(({ images }) => images.filter((image) => image.target === target).map((image) => image[size]));
}

function trend(label: string, values: readonly number[], format: (value: number) => string): Markup | undefined {
  const [before, last] = values.slice(-2);
  if (before === undefined || last === undefined) return undefined;
  const summary = `${label}: ${format(last)}, before ${format(before)}, ${values.length} builds`;
  return html`<article class="card trend"><h3>${label}</h3><p class="number"><b>${format(last)}</b><small>${format(last) === format(before) ? 'as before' : `before ${format(before)}`}</small></p>${sparkline(values, summary)}</article>`;
}
