import { charts } from './charts.ts';
import { layout } from './layout.ts';
import { palette } from './palette.ts';
import { sections } from './sections.ts';

/** The whole style sheet. What depends on the report is given as variables, since the page's policy allows no style attribute. */
export function styleSheet({ services, tickShare }: { services: number; tickShare: string }): string {
  const light = variables(palette.light);
  const dark = variables(palette.dark);
  return `:root{--services:${Math.max(1, services)};--tick:${tickShare};color-scheme:light;${light}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}
:root[data-theme=dark]{color-scheme:dark;${dark}}
@media print{:root:root:root{color-scheme:light;${light}}}
${compact(layout)}${compact(sections)}${compact(charts)}`;
}

function variables(colours: Record<string, string>): string {
  return Object.entries(colours)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');
}

function compact(css: string): string {
  return css.replace(/\n\s*/g, '\n').trim().concat('\n');
}
