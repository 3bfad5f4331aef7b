import { formatCount, formatPlural } from '@seaworthy/core/format';
import type { Report } from '@seaworthy/core/model';
import { type Picture, type PictureScale, scaleOf, shutdownPicture } from '../charts/shutdown-picture.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

interface ServicePicture extends Picture {
  service: string;
}

/** What happened to requests when the service was told to stop, service by service, all on one scale. */
export function shutdownSection({ services }: Report): Markup | undefined {
  const pictures = services.flatMap(({ subject, observations: { drain, shutdown } }): ServicePicture[] =>
    drain?.observed
      ? [{ service: subject.service, drain: drain.value, shutdown: shutdown?.observed ? shutdown.value : undefined }]
      : [],
  );
  if (pictures.length === 0) return undefined;
  const scale = scaleOf(pictures);
  const note = html`Requests around the signal to stop: <span class="key answered-key"></span>answered, <span class="key lost-key"></span>in flight and lost, <span class="key unserved-key"></span>found nobody: sent after it, or nothing that had to be answered`;
  const cards = pictures.map((picture) => servicePicture(picture, scale));
  return section('shutdown', 'Shutdown', note, html`<div class="cards wide">${cards}</div>`);
}

function servicePicture(picture: ServicePicture, scale: PictureScale): Markup {
  const { requests, inFlight, inFlightLost, afterSignal, afterSignalLost, lostExamples } = picture.drain;
  return html`<article class="card"><h3>${picture.service}<small class="number${inFlightLost > 0 && ' losses'}">${inFlight === 0 ? 'nothing in flight' : inFlightLost === 0 ? 'nothing in flight lost' : `${formatPlural(inFlightLost, 'request')} in flight lost`}</small></h3>
${shutdownPicture(picture, scale)}
<dl class="inline number"><div><dt>sent</dt><dd>${formatCount(requests)}</dd></div><div><dt>in flight</dt><dd>${formatCount(inFlight)}, ${formatCount(inFlightLost)} lost</dd></div><div><dt>after the signal</dt><dd>${formatCount(afterSignal)}, ${formatCount(afterSignalLost)} found nobody</dd></div></dl>
${afterSignalLost > 0 && html`<p class="aside">No drain window: a balancer still sends these until it is told to stop.</p>`}
${lostExamples.length > 0 && html`<pre>${lostExamples.slice(0, 5).join('\n')}</pre>`}</article>`;
}
