import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../packages/testkit/src/index.ts';
import { renderMeasurements } from './derived-measurements.mjs';

const mark = (name) => `<!-- ${name}: made by \`npm run generate\` -->\n<!-- end -->\n`;
const pages = {
  'examples/flowstate/README.md': mark('builds') + mark('answers'),
  'docs/how-to/static-sites.md': mark('servers'),
};
const run = {
  loadBefore: 0.31,
  loadAfter: 1.2,
  buildSeconds: { cold: { seaworthy: 20, plain: 40 }, oneLineChanged: { seaworthy: 3, plain: 12 } },
  images: {},
};

test('tables are those of the last runs, with the load that they were made at', async () => {
  const files = { ...pages, 'bench/results/flowstate-images.json': JSON.stringify(run) };
  const [readme] = await inTemporaryRepository(files, (root) => renderMeasurements(root));
  expect(readme.content).toContain('| one line of the backend changed | 3 s | 12 s | −75 % | −40 % |');
  expect(readme.content).toContain('load was 0.3 before and 1.2 after');
});

test('what was not measured says how it is', async () => {
  const [readme, sites] = await inTemporaryRepository(pages, (root) => renderMeasurements(root));
  expect(readme.content).toContain('Not measured yet: `node bench/flowstate-stack.mjs`.');
  expect(sites.content).toContain('Not measured yet: `node bench/site-servers.mjs`.');
});
