import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../packages/testkit/src/index.ts';
import { fillSections } from './derived-sections.mjs';

test('the section between its marks is filled, and nothing else is touched', async () => {
  const page = (inside) =>
    `It knows\n\n<!-- supported: made by \`npm run generate\` -->\n${inside}<!-- end -->\n\nMore.\n`;
  const files = { 'README.md': page('old\n'), 'docs/README.md': 'By hand.\n' };
  const filled = await inTemporaryRepository(files, (root) =>
    fillSections(root, Object.keys(files), { supported: 'Koa' }),
  );
  expect(filled).toEqual([{ path: 'README.md', content: page('Koa\n') }]);
});
