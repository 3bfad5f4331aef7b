import { formatBytes, formatPlural, formatShare } from '@seaworthy/core/format';
import type { LayerContents } from '@seaworthy/core/images';
import type { ImageLayer, Report } from '@seaworthy/core/model';
import { layerInstruction, type ReportImage, reportImages } from '../../../summary/images.ts';
import { html, type Markup } from '../markup.ts';
import { percent } from '../scale.ts';
import { section } from '../section.ts';

/** Every image as a bar of its layers, largest first, all on one scale; open one for what made each layer. */
export function layersSection(report: Report): Markup | undefined {
  const images = reportImages(report);
  if (images.length === 0) return undefined;
  const widest = Math.max(
    ...images.flatMap(({ unpackedBytes, transferredBytes }) => [unpackedBytes, transferredBytes]),
  );
  return section(
    'layers',
    'Image layers',
    'Largest first, all images on one scale; open an image for what is in its layers',
    html`<div class="images">${images.map((image) => imageLayers(image, widest))}</div>`,
  );
}

function imageLayers(image: ReportImage, widest: number): Markup {
  const layers = image.layers.toSorted((left, right) => (right.unpackedBytes ?? 0) - (left.unpackedBytes ?? 0));
  const shown = layers.filter(
    ({ unpackedBytes, transferredBytes }) => (unpackedBytes ?? 1) > 0 || (transferredBytes ?? 0) > 0,
  );
  const empty = layers.length - shown.length;
  return html`<details class="image"><summary><span class="image-name">${image.name}<small>${image.reference}</small></span>
<span class="stack"><span class="stack-label">unpacked</span>${stack(layers, 'unpackedBytes', widest)}<b class="number">${formatBytes(image.unpackedBytes)}</b></span>
<span class="stack"><span class="stack-label">transferred</span>${stack(layers, 'transferredBytes', widest)}<b class="number">${formatBytes(image.transferredBytes)}</b></span></summary>
<table class="layers"><thead><tr><th scope="col">Layer</th><th scope="col" class="number">unpacked</th><th scope="col" class="number">share</th><th scope="col" class="number">transferred</th></tr></thead><tbody>${shown.map((layer, index) => layerRow(layer, index + 1, image))}</tbody></table>
${empty > 0 && html`<p class="observed">${formatPlural(empty, 'layer')} of no size left out</p>`}</details>`;
}

function layerRow(
  { createdBy, unpackedBytes, transferredBytes, largest }: ImageLayer,
  place: number,
  image: ReportImage,
): Markup {
  return html`<tr><td><span class="place number">${place}</span><code>${layerInstruction(createdBy) || 'unknown instruction'}</code>${largest && contents(largest, unpackedBytes ?? 0)}</td><td class="number">${optionalBytes(unpackedBytes)}</td><td class="number">${unpackedBytes === undefined ? '–' : formatShare(unpackedBytes, image.unpackedBytes)}</td><td class="number">${optionalBytes(transferredBytes)}</td></tr>`;
}

/** What makes the layer large; the parts and the rest are its whole size. */
function contents({ packages, files }: LayerContents, unpackedBytes: number): Markup | undefined {
  const parts = [
    ...packages.map(({ name, bytes }) => ({ name, bytes })),
    ...files.map(({ path, bytes }) => ({ name: path, bytes })),
  ].sort((left, right) => right.bytes - left.bytes);
  if (parts.length === 0) return undefined;
  const rest = unpackedBytes - parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const all = rest > 0 ? [...parts, { name: undefined, bytes: rest }] : parts;
  const rows = all.map(
    ({ name, bytes }) =>
      html`<li><span class="number">${formatBytes(bytes)}</span><svg width="100%" height="8" aria-hidden="true"><rect class="${name === undefined ? 'bar-rest' : 'bar-value'}" width="${percent(bytes, unpackedBytes)}" height="8" rx="2"/></svg>${name === undefined ? html`<span>everything else</span>` : html`<code>${name}</code>`}</li>`,
  );
  return html`<ol class="contents" aria-label="Largest packages and files">${rows}</ol>`;
}

function optionalBytes(bytes: number | undefined): string {
  return bytes === undefined ? 'unknown' : formatBytes(bytes);
}

function stack(layers: readonly ImageLayer[], size: 'unpackedBytes' | 'transferredBytes', widest: number): Markup {
  let before = 0;
  const segments = layers.map((layer, index) => {
    const bytes = layer[size] ?? 0;
    const x = before;
    before += bytes;
    if (bytes < widest * 0.002) return undefined;
    const named = bytes > widest * 0.04;
    return html`<rect class="segment shade-${Math.min(index, 3)}" x="${percent(x, widest)}" width="${percent(bytes, widest)}" height="22"><title>${layerInstruction(layer.createdBy)}: ${formatBytes(bytes)}</title></rect>${named && html`<text class="segment-place" x="${percent(x, widest)}" dx="6" y="15.5">${index + 1}</text>`}`;
  });
  return html`<svg width="100%" height="22" aria-hidden="true">${segments}</svg>`;
}
