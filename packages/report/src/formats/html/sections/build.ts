import { formatBytes, formatDuration, formatPlural, formatShare } from '@seaworthy/core/format';
import type { BuildRecord, BuildStep, Report } from '@seaworthy/core/model';
import { endMs, longestChain } from '../../../summary/longest-chain.ts';
import { html, type Markup } from '../markup.ts';
import { percent, tickStep } from '../scale.ts';
import { section } from '../section.ts';

/** The build as time: a line for each stage, open it for its steps. Cached steps are outlined, the longest chain is solid. */
export function buildSection({ build }: Report): Markup | undefined {
  if (build === undefined) return undefined;
  const chain = longestChain(build.steps);
  const whole = lengthMs(build);
  const rest = build.durationMs - whole;
  const { cachedSteps, cacheableSteps, savedMs } = build.cache;
  const note = html`<b class="number">${formatDuration(build.durationMs)}</b>${build.outcome !== 'succeeded' && ` · ${build.outcome}`} · ${cachedSteps} of ${formatPlural(cacheableSteps, 'cacheable step')} from the cache (${formatShare(cachedSteps, cacheableSteps)})${savedMs > 0 && ` · ${formatDuration(savedMs)} saved`}${build.contextBytes !== undefined && ` · context ${formatBytes(build.contextBytes)}`}`;
  const body = html`<div class="gantt">
<div class="gantt-axis" aria-hidden="true"><span class="legend"><span><i class="chain-swatch"></i>longest chain</span><span><i class="done-swatch"></i>beside it</span><span><i class="cached-swatch"></i>cached</span></span><svg width="100%" height="16"><text class="tick" x="100%" y="12" text-anchor="end">${formatDuration(whole)}</text>${ticks(whole).map((at) => html`<text class="tick" x="${percent(at, whole)}" y="12"${at > 0 && html` text-anchor="middle"`}>${at === 0 ? '0' : formatDuration(at)}</text>`)}</svg><span></span></div>
${stages(build.steps).map((stage) => stageRows(stage, chain, whole))}
${rest > whole * 0.05 && html`<p class="observed">${formatDuration(rest)} more went into measuring the images and other work beside the steps.</p>`}</div>
${chainLine(chain, build)}`;
  return section('build', 'Build', note, body);
}

/** The distance between the grid lines of the timeline, as a share of its width; for the style sheet. */
export function buildTickShare(build: BuildRecord | undefined): string {
  const whole = build === undefined ? 1 : lengthMs(build);
  return percent(tickStep(whole, mostTicks), whole);
}

/** Ticks that fit beside each other with their numbers, also on a narrow screen. */
const mostTicks = 4;

/** The axis is as long as the steps: what the build took besides (sending the context, measuring images) has no bars. */
function lengthMs({ steps, durationMs }: BuildRecord): number {
  return Math.max(1, ...(steps.length === 0 ? [durationMs] : steps.map(endMs)));
}

interface Stage {
  name: string;
  steps: BuildStep[];
}

/** Stages in the order in which they were done, which makes the bars fall from left to right. */
function stages(steps: readonly BuildStep[]): Stage[] {
  const byName = new Map<string, BuildStep[]>();
  for (const step of steps.toSorted((left, right) => left.startedMs - right.startedMs)) {
    const name = step.stage ?? step.target ?? 'preparation';
    byName.set(name, [...(byName.get(name) ?? []), step]);
  }
  const doneMs = (stage: Stage) => Math.max(...stage.steps.map(endMs));
  return [...byName]
    .map(([name, inStage]) => ({ name, steps: inStage }))
    .sort((left, right) => doneMs(left) - doneMs(right));
}

function stageRows({ name, steps }: Stage, chain: readonly BuildStep[], whole: number): Markup {
  const cached = steps.filter((step) => step.cached).length;
  const failed = steps.some(({ error }) => error !== undefined);
  const spent = steps.reduce((total, { cached, durationMs }) => total + (cached ? 0 : durationMs), 0);
  const counted = cached === steps.length ? 'all cached' : cached === 0 ? '' : `${cached} cached`;
  const rows = steps.map(
    (step) =>
      html`<li><span class="step-name" title="${oneLine(step.name)}">${shortened(withoutOptions(step.name))}</span>${track([step], chain, whole)}<span class="took number">${stepWord(step)}</span></li>`,
  );
  return html`<details class="stage"${failed && html` open`}><summary><span class="stage-name">${name}<small>${formatPlural(steps.length, 'step')}${counted !== '' && `, ${counted}`}</small></span>${track(steps, chain, whole)}<span class="took number">${cached === steps.length ? 'cached' : formatDuration(spent)}</span></summary><ol>${rows}</ol></details>`;
}

/** What a step does; the mounts that come first in BuildKit's name would hide it. */
function withoutOptions(name: string): string {
  return oneLine(name).replace(/^RUN (?:--(?:mount|network|security)=\S+ )+/, 'RUN ');
}

/** A script in a RUN would fill the page; the whole of it is the title, and stands in report.json. */
const longestName = 160;

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName).trimEnd()} …`;
}

function oneLine(name: string): string {
  return name.replace(/\s+/g, ' ').trim();
}

function stepWord({ cached, cancelled, durationMs, error }: BuildStep): string {
  if (cancelled) return 'given up';
  if (error !== undefined) return '✗ failed';
  return cached ? 'cached' : formatDuration(durationMs);
}

function track(steps: readonly BuildStep[], chain: readonly BuildStep[], whole: number): Markup {
  const bars = steps.map((step) => {
    const kind = step.error !== undefined ? 'broken' : step.cached ? 'cached' : chain.includes(step) ? 'chain' : 'done';
    const height = step.cached ? 9 : 12;
    return html`<rect class="${kind}" x="${percent(step.startedMs, whole)}" y="${(26 - height) / 2}" width="${percent(step.durationMs, whole)}" height="${height}" rx="1.5"><title>${step.name}: ${stepWord(step)}</title></rect>`;
  });
  return html`<svg class="track" width="100%" height="26" aria-hidden="true">${bars}</svg>`;
}

function chainLine(chain: readonly BuildStep[], build: BuildRecord): Markup | undefined {
  const worthNaming = chain.filter(({ durationMs }) => durationMs >= build.durationMs * 0.02);
  if (worthNaming.length === 0) return undefined;
  const links = worthNaming.map(
    ({ stage, target, name, durationMs }) =>
      html`<li><span class="chain-key"></span><b class="number">${formatDuration(durationMs)}</b> <code>${shortened(withoutOptions(name))}</code><small>${stage ?? target ?? 'preparation'}</small></li>`,
  );
  return html`<div class="chain"><h3>What set the time</h3><p>The longest chain of steps, each begun when the one before it had ended:</p><ol>${links}</ol></div>`;
}

function ticks(whole: number): number[] {
  const step = tickStep(whole, mostTicks);
  return Array.from({ length: Math.floor((whole * 0.9) / step) + 1 }, (_, index) => index * step);
}
