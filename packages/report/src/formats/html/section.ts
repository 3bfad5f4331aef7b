import { html, type Markup, type Part } from './markup.ts';

/** A part of the page under its heading. `note` says in a few words how to read it, or its sum. */
export function section(id: string, title: string, note: Part, body: Part): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<header class="section-head"><h2 id="${id}-title">${title}</h2><p>${note}</p></header>
${body}
</section>`;
}
