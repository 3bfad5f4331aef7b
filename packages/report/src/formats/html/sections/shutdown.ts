import { formatCount, formatPlural } from '@seaworthy/core/format';
import type { Report, ServiceEvidence } from '@seaworthy/core/model';
import { shutdownPicture } from '../charts/shutdown-picture.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** What happened to requests when the service was told to stop, service by service. */
export function shutdownSection({ services }: Report): Markup | undefined {
  const pictures = services.map(servicePicture).filter((picture) => picture !== undefined);
  if (pictures.length === 0) return undefined;
  const note = html`Requests around the signal to stop, <span class="key answered-key"></span>answered and <span class="key lost-key"></span>lost`;
  return section('shutdown', 'Shutdown', note, html`<div class="cards wide">${pictures}</div>`);
}

function servicePicture({ subject, observations: { drain, shutdown } }: ServiceEvidence): Markup | undefined {
  if (!drain?.observed) return undefined;
  const { requests, inFlight, inFlightLost, afterSignal, afterSignalLost, lostExamples } = drain.value;
  const picture = shutdownPicture(drain.value, shutdown?.observed ? shutdown.value : undefined);
  const lost = inFlightLost + afterSignalLost;
  return html`<article class="card"><h3>${subject.service}<small class="number${lost > 0 && ' losses'}">${lost === 0 ? 'nothing lost' : `${formatPlural(lost, 'request')} lost`}</small></h3>
${picture}
<dl class="inline number"><div><dt>sent</dt><dd>${formatCount(requests)}</dd></div><div><dt>in flight</dt><dd>${formatCount(inFlight)}, ${formatCount(inFlightLost)} lost</dd></div><div><dt>after the signal</dt><dd>${formatCount(afterSignal)}, ${formatCount(afterSignalLost)} lost</dd></div></dl>
${lostExamples.length > 0 && html`<pre>${lostExamples.slice(0, 5).join('\n')}</pre>`}</article>`;
}
