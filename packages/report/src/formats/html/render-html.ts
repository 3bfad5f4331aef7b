import { createHash } from 'node:crypto';
import type { Report } from '@seaworthy/core/model';
import { headline } from '../../summary/headline.ts';
import { outcomeWords } from '../../summary/outcomes.ts';
import { verdictMatrix } from '../../summary/verdict-matrix.ts';
import { icon } from './icon.ts';
import { html, type Markup, renderMarkup, trusted } from './markup.ts';
import { script } from './script.ts';
import { buildSection, buildTickShare } from './sections/build.ts';
import { comparisonSection } from './sections/comparison.ts';
import { decisionsSection } from './sections/decisions.ts';
import { headlineSection } from './sections/headline.ts';
import { historySection } from './sections/history.ts';
import { layersSection } from './sections/layers.ts';
import { numbersSection } from './sections/numbers.ts';
import { phasesSection } from './sections/run.ts';
import { shutdownSection } from './sections/shutdown.ts';
import { stackSection } from './sections/stack.ts';
import { verdictsSection, widestMatrix } from './sections/verdicts.ts';
import { styleSheet } from './style/style-sheet.ts';

/**
 * The report as one HTML file that needs no network and no JavaScript. Deterministic: the same report gives the same
 * bytes. Everything that the report says is escaped, and the file's own policy runs no script but ours.
 */
export function renderHtml(report: Report): string {
  const services = Math.min(verdictMatrix(report).services.length, widestMatrix);
  const style = styleSheet({ services, tickShare: buildTickShare(report.build) });
  const sections: [id: string, label: string, body: Markup | undefined][] = [
    ['verdicts', 'Verdicts', verdictsSection(report)],
    ['comparison', 'Comparison', comparisonSection(report)],
    ['stack', 'Stack', stackSection(report)],
    ['numbers', 'Numbers', numbersSection(report)],
    ['shutdown', 'Shutdown', shutdownSection(report)],
    ['build', 'Build', buildSection(report)],
    ['layers', 'Layers', layersSection(report)],
    ['decisions', 'Decisions', decisionsSection(report)],
    ['phases', 'Run', phasesSection(report)],
    ['history', 'History', historySection(report)],
  ];
  const present = sections.filter(([, , body]) => body !== undefined);

  return renderMarkup(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Seaworthy ${report.seaworthyVersion}">
<title>${outcomeWords[report.outcome]}: ${headline(report).title}</title>
<link rel="icon" href="${icon(report.outcome)}">
<style>${trusted(style)}</style>
<script>${trusted(script)}</script>
</head>
<body>
<a class="skip" href="#verdicts">Skip to the verdicts</a>
<svg width="0" height="0" class="definitions" aria-hidden="true"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-line" width="2.5" height="6"/></pattern></defs></svg>
<div class="page">
<header class="top"><span class="brand"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="7"/><path d="M1 12h22"/></svg>Seaworthy</span>
<nav aria-label="Sections">${present.map(([id, label]) => html`<a href="#${id}">${label}</a>`)}</nav>
<button type="button" class="theme" id="theme" aria-label="Switch between light and dark"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/></svg></button></header>
<main>
${headlineSection(report)}
${present.map(([, , body]) => body)}
</main>
<footer><p>Seaworthy ${report.seaworthyVersion}. Sizes in decimal megabytes (1 MB = 1,000,000 bytes): <i>transferred</i> is what a registry stores and a node pulls, <i>unpacked</i> what lies on disk. What nobody observed is <i>unknown</i>, never a pass.</p></footer>
</div>
<p class="spoken" id="spoken" role="status"></p>
${embedded(report)}
</body>
</html>
`);
}

/** The report as data, so that it can be taken out of the page. A `<` in it would be read as markup by the browser. */
function embedded(report: Report): Markup {
  const json = JSON.stringify(report).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="evidence">${trusted(json)}</script>`;
}

/** Hashes instead of `unsafe-inline`: even markup that slipped through could neither run nor load anything. */
function contentSecurityPolicy(style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
}
