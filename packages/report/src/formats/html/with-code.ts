import { html, type Markup } from './markup.ts';

/** A sentence in which backticks mark what is code. */
export function withCode(text: string): Markup[] {
  return text.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}
