import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checks } from './checks.gen.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ids = Object.keys(checks);

/** A check without a test, a page, or a container that fails it and one that passes is not finished. */
describe.each(ids)('%s', (id) => {
  test('has a test', () => {
    expect(existsSync(`${root}packages/checks/src/checks/${id}.test.ts`)).toBe(true);
  });

  test('has a page with every section', () => {
    const page = readFileSync(`${root}docs/checks/${id}.md`, 'utf8');
    expect(page.startsWith(`# ${id}\n`)).toBe(true);
    expect(page.match(/^## .+$/gm)).toEqual([
      ...['## What it means', '## How it is observed', '## Why it matters', '## How to fix it'],
      '## The same problem elsewhere',
    ]);
  });

  test('has containers that fail and pass', () => {
    const compose = readFileSync(`${root}fixtures/images/${id}/compose.yaml`, 'utf8');
    expect(compose.match(/^ {2}(fails|passes):$/gm)).toEqual(['  fails:', '  passes:']);
  });

  test('is named as its file', () => expect(Object.values(checks).some((check) => check.id === id)).toBe(true));
});

test('no page and no fixture is left of a check that is gone', () => {
  const pages = readdirSync(`${root}docs/checks`).map((name) => name.replace(/\.md$/, ''));
  expect(pages.filter((id) => !ids.includes(id) && id !== 'README')).toEqual([]);
  const fixtures = readdirSync(`${root}fixtures/images`).filter((id) => !ids.includes(id) && id !== 'server');
  expect(fixtures).toEqual([]);
});
