import { html, type Markup } from './markup.ts';

/** A button that puts `text` into the clipboard and says so. `label` says what it copies to somebody who only hears it. */
export function copyButton(text: string, label: string): Markup {
  return html`<button type="button" class="quiet copy" data-copy="${text}" aria-label="${label}">Copy</button>`;
}
