import { expect, test } from 'vitest';
import { html, renderMarkup } from './markup.ts';
import { pageMarkup } from './page-markup.ts';

const page = `The hull
leaks at \`pid 1\`. <b>

## How to fix it

Read <https://example.org/a?b#c>, [the other](other.md), [nothing](../gone.md) and [far](https://example.net/):

\`\`\`yaml
services:

  quay: {}
\`\`\`

- one
  and a half
- two
`;

test('a page keeps its form, links lead somewhere or are none, and nothing of it is markup by itself', () => {
  const markup = pageMarkup(page, (target) => (target === 'other.md' ? '#check--other' : undefined));
  expect(renderMarkup(html`${markup}`)).toBe(
    [
      '<p>The hull leaks at <code>pid 1</code>. &lt;b&gt;</p>',
      '<h4>How to fix it</h4>',
      '<p>Read <a href="https://example.org/a?b#c" rel="noreferrer">example.org/a?b#c</a>, <a href="#check--other" rel="noreferrer">the other</a>, nothing and <a href="https://example.net/" rel="noreferrer">far</a>:</p>',
      '<pre>services:\n\n  quay: {}</pre>',
      '<ul><li>one and a half</li><li>two</li></ul>',
    ].join(''),
  );
});
