import { describePressure, formatDuration, formatShare } from '@seaworthy/core/format';
import { isBusy, type MachinePressure, type Report } from '@seaworthy/core/model';
import { describeMachine } from '../../../summary/machine.ts';
import { totalDurationMs } from '../../../summary/total-duration.ts';
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
  const rows = phases.map((phase) => phaseRow(phase, { longest, total }, report));
  return section(
    'phases',
    'The run',
    html`<b class="number">${formatDuration(total)}</b> from start to report`,
    html`<ol class="phases">${rows}</ol>${machine !== undefined && html`<p class="aside">${machine}</p>`}`,
  );
}

type Phase = Report['phases'][number];

function phaseRow(phase: Phase, { longest, total }: { longest: number; total: number }, report: Report): Markup {
  const { name, durationMs, tasks = [] } = phase;
  const width = percent(Math.max(durationMs, longest * 0.002), longest);
  const line = html`<span>${name}</span><svg width="100%" height="10" aria-hidden="true"><rect class="bar-value" width="${width}" height="10" rx="2"/></svg><b class="number">${formatDuration(durationMs)}</b><small class="number">${formatShare(durationMs, total)}</small>`;
  if (tasks.length === 0) return html`<li class="phase">${line}</li>`;
  // Experiments belong to the last phase that has tasks: proving comes after everything that is made.
  const observing = phase === report.phases.findLast((other) => other.tasks !== undefined);
  return html`<li><details><summary class="phase">${line}</summary><ol class="tasks">${tasks.map((task) => taskRow(task, durationMs))}</ol>${observing && experiments(report)}</details></li>`;
}

function taskRow({ name, startedMs, durationMs }: NonNullable<Phase['tasks']>[number], whole: number): Markup {
  return html`<li><span>${name}</span><svg width="100%" height="8" aria-hidden="true"><rect class="bar-value" x="${percent(startedMs, whole)}" width="${percent(Math.max(durationMs, whole * 0.004), whole)}" height="8" rx="2"/></svg><span class="number">${formatDuration(durationMs)}</span></li>`;
}

/** What the machine was busy with while experiments ran; those that ran side by side were watched together. */
function experiments({ services }: Report): Markup | undefined {
  const together = new Map<string, { machine: MachinePressure; experiments: Set<string>; services: Set<string> }>();
  for (const { subject, conditions = [] } of services) {
    for (const { experiment, machine } of conditions) {
      const key = JSON.stringify(machine);
      const group = together.get(key) ?? { machine, experiments: new Set(), services: new Set() };
      together.set(key, group);
      group.experiments.add(experiment);
      group.services.add(subject.service);
    }
  }
  if (together.size === 0) return undefined;
  const rows = [...together.values()].map(
    ({ machine, experiments, services }) =>
      html`<tr><td>${listed(experiments)}</td><td>${listed(services)}</td><td class="number">${formatDuration(machine.measuredMs)}</td><td>${isBusy(machine) && html`<b class="busy">busy</b>: `}${describePressure(machine)}</td></tr>`,
  );
  return html`<details class="conditions"><summary>What the machine was busy with meanwhile</summary><table><thead><tr><th scope="col">Experiments</th><th scope="col">Services</th><th scope="col" class="number">watched for</th><th scope="col">The machine</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

function listed(names: ReadonlySet<string>): string {
  return [...names].join(', ');
}
