import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './dishonest-health-check.ts';

const check = kept(declared);

const honest = { command: ['CMD', '/bin/ask'], withoutService: { exitCode: 3, output: 'refused' }, routes: [] };
const noticed = { processes: 3, frozenMs: 5100, asked: 1, answer: { output: '' } };

test('passes when it fails without the service, or never ends', () => {
  expect(check.judge({ healthHonesty: honest, frozenHealth: noticed }, subject())).toMatchObject({
    ...{
      outcome: 'pass',
      message: 'Without the service it ends with exit code 3; while the service hangs it gives no answer in time.',
    },
  });
  const healthHonesty = { ...honest, withoutService: { output: '' } };
  expect(check.judge({ healthHonesty, frozenHealth: noticed }, subject())).toMatchObject({
    ...{
      outcome: 'pass',
      message: 'Without the service it gives no answer in time; while the service hangs it gives no answer in time.',
    },
  });
});

test('fails when it succeeds without the service', () => {
  const healthHonesty = { ...honest, withoutService: { exitCode: 0, output: '' } };
  expect(check.judge({ healthHonesty, frozenHealth: noticed }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['CMD /bin/ask', 'exit code 0 without the service: (no output)'] },
  });
});

test('fails while every other route is a server error; one that answers is enough', () => {
  const routes = [
    { path: '/', status: 500 },
    { path: '/slow', status: 503 },
  ];
  expect(check.judge({ healthHonesty: { ...honest, routes }, frozenHealth: noticed }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['CMD /bin/ask', 'GET /: 500', 'GET /slow: 503'] },
  });
  const answering = [...routes, { path: '/tide', status: 404 }];
  expect(
    check.judge({ healthHonesty: { ...honest, routes: answering }, frozenHealth: noticed }, subject()).outcome,
  ).toBe('pass');
});

const deceived = { ...noticed, frozenMs: 20_200, asked: 17, answer: { exitCode: 0, output: '' } };

test('fails when it succeeds while every process of the service stands still', () => {
  expect(check.judge({ healthHonesty: honest, frozenHealth: deceived }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['CMD /bin/ask', 'exit code 0 while 3 processes of the service stood still: (no output)'],
  });
  const refusing = { ...noticed, answer: { exitCode: 4, output: 'slow' } };
  expect(check.judge({ healthHonesty: honest, frozenHealth: refusing }, subject()).outcome).toBe('pass');
});

test('of what nobody asks, a heartbeat may be older than it stood still', () => {
  expect(check.judge({ healthHonesty: honest, frozenHealth: deceived }, subject({ listens: false }))).toMatchObject({
    outcome: 'unknown',
    message: 'It still succeeds 20.2 s after every process of the service was stopped; what it goes by may be older.',
  });
});

test('fails while nothing listens where the service is said to be', () => {
  const healthHonesty = { ...honest, deafPorts: [4173, 4199] };
  expect(check.judge({ healthHonesty, frozenHealth: noticed }, subject())).toMatchObject({
    outcome: 'fail',
    message: 'It succeeds while nothing listens on port 4173, 4199, where the service is said to be.',
  });
});
