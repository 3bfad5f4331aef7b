import { formatBytes, formatDuration, formatMoment, formatPlural, formatShare } from '@seaworthy/core/format';
import type { HistoryEntry, Report } from '@seaworthy/core/model';
import { outcomeBars } from '../charts/outcome-bars.ts';
import { sparkline } from '../charts/sparkline.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** What became of verdicts, build and images over earlier runs. One run is no trend. */
export function historySection(report: Report): Markup | undefined {
  const [verdicts, builds] = [verdictTrend(report), buildTrends(report)];
  if (verdicts === undefined && builds === undefined) return undefined;
  const note = builds?.note ?? formatPlural((report.earlier?.length ?? 0) + 1, 'run');
  const body = html`<div class="cards trends">${verdicts}${builds?.cards}</div>`;
  return section('history', 'History', note, body);
}

/** Build time, cache share and image sizes over earlier runs. One run is no trend. */
function buildTrends({ history, build }: Report): { note: string; cards: Markup[] } | undefined {
  const runs = [...history, ...currentRun(build, history)];
  if (runs.length < 2) return undefined;
  const targets = [...new Set(runs.flatMap(({ images }) => images.map(({ target }) => target)))];
  const since = formatMoment(runs[0]?.startedAt ?? '').replace(/,.*/, '');
  const note = `${formatPlural(runs.length, 'build')} since ${since}${runs.at(-1)?.startedAt === build?.startedAt ? '; the last one is this' : ''}`;
  const times = runs.map(({ durationMs }) => durationMs);
  const shares = runs.map(({ cachedSteps, cacheableSteps }) =>
    cacheableSteps === 0 ? 0 : cachedSteps / cacheableSteps,
  );
  const cards = [
    trend('Build time', times, formatDuration),
    trend('Steps from the cache', shares, (share) => formatShare(Math.round(share * 1000), 1000)),
    ...targets.flatMap((target) => [
      trend(`${target}, unpacked`, sizes(runs, target, 'unpackedBytes'), formatBytes),
      trend(`${target}, transferred`, sizes(runs, target, 'transferredBytes'), formatBytes),
    ]),
  ];
  return { note, cards: cards.filter((card) => card !== undefined) };
}

/** The verdicts of earlier runs and of this one, each run a bar of its outcomes; absent without an earlier run. */
function verdictTrend({ earlier = [], verdicts, createdAt }: Report): Markup | undefined {
  if (earlier.length === 0) return undefined;
  const runs = [
    ...earlier.map((run) => ({
      createdAt: run.createdAt,
      outcomes: Object.values(run.outcomes).flatMap((services) => Object.values(services)),
    })),
    { createdAt, outcomes: verdicts.map(({ outcome }) => outcome) },
  ];
  const failing = runs.map(({ outcomes }) => outcomes.filter((outcome) => outcome === 'fail').length);
  const [before = 0, last = 0] = failing.slice(-2);
  const label = `Failed verdicts in ${runs.length} runs: ${failing.join(', ')}`;
  return html`<article class="card trend"><h3>Verdicts that failed</h3><p class="number"><b>${last}</b><small>${last === before ? 'as before' : `before ${before}`}</small></p>${outcomeBars(runs, label)}</article>`;
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
