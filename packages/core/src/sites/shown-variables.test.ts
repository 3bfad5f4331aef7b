import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { memoryRepository } from '../repository/memory.ts';

/** The variables that are filled in at run time, in a site of one of these tools. */
const filledIn = async (files: Record<string, string>, manifest: object) => {
  const facts = await detectFacts(
    memoryRepository({ 'package.json': JSON.stringify(manifest), 'package-lock.json': '{}', ...files }),
  );
  return facts.services[0]?.traits.filledIn?.value;
};
const react = {
  scripts: { build: 'react-scripts build' },
  dependencies: { 'react-scripts': '5.0.1', axios: '1.0.0' },
};
const inBrowser = (code: string, more: Record<string, string> = {}) =>
  filledIn({ 'public/index.html': '<h1></h1>', 'src/index.js': code, ...more }, react);
const gatsby = { scripts: { build: 'gatsby build' }, dependencies: { gatsby: '5.14.0' } };
const made = (code: string) => filledIn({ 'src/pages/index.jsx': code }, gatsby);
const astro = { scripts: { build: 'astro build' }, dependencies: { astro: '5.0.0' } };
const component = (text: string) => filledIn({ 'src/pages/index.astro': text }, astro);

const A = 'process.env.REACT_APP_QUAY';

test.each([
  ['a child of an element', `draw(<p>{${A}}</p>);`],
  ['a part of a text', `draw(<a href={\`\${${A}}/berths\`}>x</a>);`],
  ['an address that is asked', `fetch(${A} + '/berths');`],
  ['a setting of a package', `import axios from 'axios';\naxios.create({ baseURL: ${A} || 'http://quay' });`],
  ['a constant', `const quay = ${A} ?? 'x';\nfetch(\`\${quay}/a\`);`],
])('%s is shown, whatever the value is', async (_, code) => {
  expect(await inBrowser(code)).toBe('REACT_APP_QUAY');
});

test.each([
  ['a comparison', `if (${A} === 'north') go();`],
  ['a condition', `draw(${A} && <p>x</p>);`],
  ['a default that is computed', `fetch(${A} || origin());`],
  ['a property of it', `draw(<p>{${A}.length}</p>);`],
  ['own functions', `const go = (quay) => quay === 'x';\ngo(${A});`],
  ['attributes that switch', `draw(<button disabled={${A}}>x</button>);`],
  ['components that may decide', `draw(<Quay title={${A}} />);`],
  ['names that change', `let quay = ${A};\nfetch(quay);`],
  ['a constant that is compared', `const quay = ${A};\nfetch(quay);\nif (quay === 'x') go();`],
  ['a link of a router', `draw(<Link href={${A}}>x</Link>);`],
  ['two defaults', `fetch(${A} || 'http://a');\nfetch(${A} || 'http://b');`],
  ['a default behind another name', `export const QUAY = ${A};\nfetch(QUAY || 'http://a');`],
  ['another name for all of them', `fetch(${A});\nconst { REACT_APP_QUAY: q } = process.env;`],
])('%s: the build decides, so the value is its own', async (_, code) => {
  expect(await inBrowser(code)).toBeUndefined();
});

test('a constant is followed into the modules that import it', async () => {
  const own = { 'src/quay.js': `export const QUAY = ${A};` };
  const shown = `import { QUAY } from './quay';\nfetch(QUAY);`;
  expect(await inBrowser(shown, own)).toBe('REACT_APP_QUAY');
  expect(await inBrowser(`${shown}\nif (QUAY === 'x') go();`, own)).toBeUndefined();
  expect(await inBrowser(`import * as all from './quay';\nfetch(all.QUAY);`, own)).toBeUndefined();
});

test('a page names its variables in text, and not in its scripts', async () => {
  const title = { 'public/index.html': '<title>%REACT_APP_QUAY%</title>' };
  expect(await inBrowser('go();', title)).toBe('REACT_APP_QUAY');
  const script = { 'public/index.html': '<script>if ("%REACT_APP_QUAY%" === "x") go();</script>' };
  expect(await inBrowser('go();', script)).toBeUndefined();
});

test('where browsers keep pages by what they were in the build, other values would not reach them', async () => {
  const dependencies = { ...react.dependencies, 'workbox-precaching': '7' };
  const files = { 'public/index.html': '', 'src/index.js': `fetch(${A});` };
  expect(await filledIn(files, { ...react, dependencies })).toBeUndefined();
});

test('of several each is told by itself', async () => {
  expect(await inBrowser(`fetch(${A});\nif (process.env.REACT_APP_SIDE === 'x') go();`)).toBe('REACT_APP_QUAY');
});

test('where pages are made in the build, an address is asked only by what runs in browsers', async () => {
  const page = (code: string) => made(`import React from 'react';\nexport default function Page() { ${code} }`);
  const ask = 'fetch(process.env.GATSBY_QUAY);';
  expect(await page(ask)).toBeUndefined();
  expect(await page(`React.useEffect(() => { ${ask} }, []);`)).toBe('GATSBY_QUAY');
  expect(await page(`return <button onClick={() => { ${ask} }}>x</button>;`)).toBe('GATSBY_QUAY');
});

test.each([
  ['markup', '<p>{import.meta.env.PUBLIC_QUAY}</p>', true],
  ['an attribute', '<a href={import.meta.env.PUBLIC_QUAY}>x</a>', true],
  ['a part of an attribute', '<a href={`${import.meta.env.PUBLIC_QUAY}/berths`}>x</a>', true],
  ['a constant', '---\nconst quay = import.meta.env.PUBLIC_QUAY;\n---\n<p>{quay}</p>', true],
  ['a constant that is compared', "---\nconst quay = import.meta.env.PUBLIC_QUAY;\n---\n<p>{quay === 'x'}</p>", false],
  ['a request of the build', '---\nconst all = await fetch(import.meta.env.PUBLIC_QUAY);\n---\n', false],
  ['an attribute that switches', '<button disabled={import.meta.env.PUBLIC_QUAY}>x</button>', false],
  ['a default, which nobody would know', "<p>{import.meta.env.PUBLIC_QUAY || 'x'}</p>", false],
  ['a condition', '<p>{import.meta.env.PUBLIC_QUAY && <b>x</b>}</p>', false],
])('of a component, %s', async (_, text, shown) => {
  expect(await component(text)).toBe(shown ? 'PUBLIC_QUAY' : undefined);
});
