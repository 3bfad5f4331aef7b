import { formatBytes, formatCount, formatDuration } from '@seaworthy/core/format';
import type { Observation, Report, ServiceEvidence } from '@seaworthy/core/model';
import { type HowItRan, howItRan } from '../../../summary/how-it-ran.ts';
import { budgetBar } from '../charts/budget-bar.ts';
import { copyButton } from '../copy-button.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';
import { withCode } from '../with-code.ts';

/** The few numbers of each service that a reviewer asks for, each beside its budget. */
export function numbersSection({ services }: Report): Markup | undefined {
  if (services.length === 0) return undefined;
  const note = html`Measured, beside the budget <svg class="sample" width="12" height="14" aria-hidden="true"><line class="load-line" x1="6" x2="6" y1="0" y2="14"/><circle class="load-line" cx="6" cy="7" r="4"/></svg> that each must keep`;
  return section('numbers', 'Key numbers', note, html`<div class="cards">${services.map(serviceNumbers)}</div>`);
}

function serviceNumbers(service: ServiceEvidence): Markup {
  const { subject, observations, unobserved } = service;
  const { budgets } = subject;
  const { imageFiles, start, shutdown, drain } = observations;
  const line = lineOf(unobserved ?? 'The evidence does not hold it.');
  return html`<article class="card numbers"><h3>${subject.service}<small>${subject.image}</small></h3><dl>
${line('Image, transferred', imageFiles, (image) => [formatBytes(image.transferredBytes), image.transferredBytes, budgets.imageTransferredMb * 1e6, formatBytes])}
${line('Image, unpacked', imageFiles, (image) => [formatBytes(image.unpackedBytes), image.unpackedBytes, budgets.imageUnpackedMb * 1e6, formatBytes])}
${line('Start to healthy', start, ({ healthyMs, waitedMs }) => [healthyMs === undefined ? `not within ${formatDuration(waitedMs)}` : formatDuration(healthyMs), healthyMs ?? waitedMs, budgets.startSeconds * 1000, formatDuration])}
${line('Signal to exit', shutdown, ({ exitMs, killed }) => [`${formatDuration(exitMs)}${killed ? ', killed' : ''}`, exitMs, budgets.shutdownSeconds * 1000, formatDuration])}
${line('In flight, lost', caught(drain), ({ inFlight, inFlightLost }) => [`${formatCount(inFlightLost)} of ${formatCount(inFlight)}`, inFlightLost, 0, formatCount])}
${line('After the signal, unserved', drain, ({ afterSignal, afterSignalLost }) => [`${formatCount(afterSignalLost)} of ${formatCount(afterSignal)}`, afterSignalLost])}
</dl>${howItRan({ services: [service] }).map(runOf)}</article>`;
}

/** With nothing in flight nobody knows what would have become of it. */
function caught(drain: ServiceEvidence['observations']['drain']): ServiceEvidence['observations']['drain'] {
  if (drain?.observed !== true || drain.value.inFlight > 0) return drain;
  return { observed: false, applicable: true, reason: drain.value.nothingInFlight ?? 'Nothing was in flight.' };
}

function runOf({ command, remarks }: HowItRan): Markup {
  return html`<p class="run">Proven as run by <code>${command}</code> ${copyButton(command, 'Copy the command')}</p>${remarks.map((remark) => html`<p class="run">${withCode(remark)}</p>`)}`;
}

type Reading = [text: string, value: number, budget?: number, format?: (value: number) => string];

/** A line of a service; `absent` says why there is none of what its evidence lacks. */
function lineOf(absent: string) {
  return <Value>(label: string, observation: Observation<Value> | undefined, read: (value: Value) => Reading) => {
    if (observation?.observed) return numberLine(label, read(observation.value));
    const word = observation?.applicable === false ? 'n/a' : 'unknown';
    return html`<div><dt>${label}</dt><dd class="none">${word}</dd><dd class="why">${observation?.reason ?? absent}</dd></div>`;
  };
}

function numberLine(label: string, [text, value, budget, format]: Reading): Markup {
  const over = budget !== undefined && value > budget;
  return html`<div${over && html` class="over"`}><dt>${label}</dt><dd class="number"><b>${text}</b></dd><dd class="budget number">${over && html`<span class="over-word">over </span>`}${budget === undefined ? 'no budget' : html`budget ${(format ?? formatCount)(budget)}`}</dd><dd class="chart">${budgetBar(value, budget)}</dd></div>`;
}
