import { printable } from '@seaworthy/core/text';

// A symbol can't come out of a JSON document, so no string of a report can ever pass for markup.
const source: unique symbol = Symbol('markup');

/** Text that is HTML already. Made only by `html` and `trusted`. */
export interface Markup {
  readonly [source]: string;
}

export type Part = Markup | string | number | undefined | false | readonly Part[];

/** HTML with its values escaped: fit for text and for attributes in double quotes. Lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return { [source]: strings.reduce((text, string, index) => text + renderPart(parts[index - 1]) + string) };
}

/** Text of our own (style, script) that must not be escaped. Never for anything that a report says. */
export function trusted(text: string): Markup {
  return { [source]: text };
}

export function renderMarkup(markup: Markup): string {
  return markup[source];
}

function renderPart(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapeHtml(part);
  return source in part ? part[source] : part.map(renderPart).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
