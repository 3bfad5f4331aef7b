import { html, type Markup } from './markup.ts';
import { withCode } from './with-code.ts';

/**
 * One of our own pages as markup: headings, paragraphs, lists, fenced code, inline code, and addresses in angle brackets or
 * brackets. What a page is not known to use stays as it is written. `linkOf` says where a page beside it is to be found.
 */
export function pageMarkup(page: string, linkOf: (page: string) => string | undefined): Markup[] {
  return blocksOf(page).map((block) => {
    const heading = /^## (.*)$/.exec(block);
    if (heading !== null) return html`<h4>${heading[1]}</h4>`;
    if (block.startsWith('```')) return html`<pre>${block.replace(/^```\w*\n/, '').replace(/\n?```$/, '')}</pre>`;
    if (/^[-*] /.test(block)) {
      return html`<ul>${block.split(/\n(?=[-*] )/).map((item) => html`<li>${inline(item.slice(2), linkOf)}</li>`)}</ul>`;
    }
    return html`<p>${inline(block, linkOf)}</p>`;
  });
}

/** Blocks are apart by empty lines, but for those inside of fences. */
function blocksOf(page: string): string[] {
  return page
    .split(/^(```\w*\n[^`]*```)$/m)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : part.split(/\n{2,}/)))
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/^(## .*)$/m)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function inline(text: string, linkOf: (page: string) => string | undefined): Markup[] {
  const joined = text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
  return joined.split(/(<https:[^<> ]*>|\[[^[\]]*\]\([^()\s]*\))/).map((part) => {
    const [, address] = /^<(https:[^<> ]*)>$/.exec(part) ?? [];
    if (address !== undefined)
      return html`<a href="${address}" rel="noreferrer">${address.replace(/^https:\/\//, '')}</a>`;
    const [, label = '', target = ''] = /^\[([^[\]]*)\]\(([^()\s]*)\)$/.exec(part) ?? [];
    if (label === '') return html`${withCode(part)}`;
    const link = target.startsWith('https:') ? target : linkOf(target);
    return link === undefined
      ? html`${withCode(label)}`
      : html`<a href="${link}" rel="noreferrer">${withCode(label)}</a>`;
  });
}
