import { describe, expect, it } from 'vitest';
import { html, renderMarkup, trusted } from './markup.ts';

describe('html', () => {
  it('escapes text and attributes, joins lists, drops what is absent', () => {
    const hostile = `"><script>'&`;
    const list = ['<a>', html`<i>${'<'}</i>`];
    expect(renderMarkup(html`<p title="${hostile}">${hostile}${undefined}${false}${0}${list}</p>`)).toBe(
      '<p title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;0&lt;a&gt;<i>&lt;</i></p>',
    );
  });

  it('takes trusted text as it is', () => {
    expect(renderMarkup(html`${trusted('<b>')}`)).toBe('<b>');
  });
});
