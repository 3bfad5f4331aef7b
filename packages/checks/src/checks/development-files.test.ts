import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './development-files.ts';

const check = kept(declared);

const none = { count: 0, paths: [] };
const strayFiles = { worldWritable: none, development: none, sourceMaps: none };

test('passes without any', () => {
  expect(check.judge({ strayFiles }, subject()).outcome).toBe('pass');
});

test('fails and names them', () => {
  const development = { count: 1, paths: ['/srv/.git'] };
  expect(check.judge({ strayFiles: { ...strayFiles, development } }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['/srv/.git'], measures: [{ value: 1, budget: 0, unit: 'paths' }] },
  });
});

test('source maps are a matter of sites', () => {
  const mapped = { ...strayFiles, sourceMaps: { count: 2, paths: ['/srv/a.js.map', '/srv/b.css.map'] } };
  expect(check.judge({ strayFiles: mapped }, subject()).outcome).toBe('pass');
  expect(check.judge({ strayFiles: mapped }, subject({ shape: 'static' }))).toMatchObject({
    ...{ outcome: 'fail', seen: ['/srv/a.js.map', '/srv/b.css.map'] },
  });
});
