import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './dishonest-health-check.ts';

const check = kept(declared);

const honest = { command: ['CMD', '/bin/ask'], withoutService: { exitCode: 3, output: 'refused' }, routes: [] };

test('passes when it fails without the service, or never ends', () => {
  expect(check.judge({ healthHonesty: honest }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: 'Without the service it ends with exit code 3.' },
  });
  const healthHonesty = { ...honest, withoutService: { output: '' } };
  expect(check.judge({ healthHonesty }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: 'Without the service it gives no answer in time.' },
  });
});

test('fails when it succeeds without the service', () => {
  const healthHonesty = { ...honest, withoutService: { exitCode: 0, output: '' } };
  expect(check.judge({ healthHonesty }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['CMD /bin/ask', 'exit code 0 without the service: (no output)'] },
  });
});

test('fails while every other route is a server error; one that answers is enough', () => {
  const routes = [
    { path: '/', status: 500 },
    { path: '/slow', status: 503 },
  ];
  expect(check.judge({ healthHonesty: { ...honest, routes } }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['CMD /bin/ask', 'GET /: 500', 'GET /slow: 503'] },
  });
  const answering = [...routes, { path: '/tide', status: 404 }];
  expect(check.judge({ healthHonesty: { ...honest, routes: answering } }, subject()).outcome).toBe('pass');
});
