import type { Evidence, ServiceEvidence } from '@seaworthy/core/model';
import { containerProcess, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { checks } from './checks.gen.ts';
import { judge } from './judge.ts';

function evidence(changes: object): Evidence {
  const service: ServiceEvidence = { subject: subject(), observations: changes, unobserved: 'Nobody looked.' };
  return { schemaVersion: 1, services: [service] };
}

test('what nobody observed is unknown for every check, with the reason', () => {
  const verdicts = judge(evidence({}));
  expect(verdicts.map(({ check }) => check)).toEqual(Object.keys(checks));
  expect(new Set(verdicts.map(({ outcome, message }) => `${outcome}: ${message}`))).toEqual(
    new Set(['unknown: Nobody looked.']),
  );
});

test('without evidence no check accuses, and with any outcome but a failure none does', () => {
  const titles = new Map(Object.values(checks).map(({ id, title }) => [id as string, title]));
  for (const verdict of judge(evidence({}))) {
    expect(verdict.title).toBe(titles.get(verdict.check)?.pass);
    expect(verdict.title).not.toBe(titles.get(verdict.check)?.fail);
  }
});

test('evidence that was saved before a kind existed is unknown, and says so', () => {
  const service: ServiceEvidence = { subject: subject(), observations: {} };
  const verdict = judge({ schemaVersion: 1, services: [service] }).find(({ check }) => check === 'heap-share');
  expect(verdict).toMatchObject({
    outcome: 'unknown',
    message: 'The evidence holds no `heap`; `seaworthy prove` observes it.',
  });
});

test('what does not arise is not applicable', () => {
  const heap = { observed: false, reason: 'It is written in Rust.', applicable: false };
  const verdict = judge(evidence({ heap })).find(({ check }) => check === 'heap-share');
  expect(verdict).toMatchObject({
    outcome: 'not-applicable',
    message: 'It is written in Rust.',
    title: checks['heap-share'].title.pass,
  });
});

test('a verdict carries number, budget, evidence, how it was observed, and the fix', () => {
  const processes = { observed: true, by: '/proc', value: [containerProcess({ uid: 0 })] };
  expect(judge(evidence({ processes })).find(({ check }) => check === 'root-user')).toEqual({
    ...{ check: 'root-user', service: 'shop', outcome: 'fail', severity: 'high', title: 'A process runs as root' },
    message: '1 of 1 processes run with uid 0.',
    measures: [{ value: 1, budget: 0, unit: 'processes' }],
    seen: ['pid 7: node shop.js'],
    observedBy: ['/proc'],
    fix: expect.stringContaining('USER 65532:65532'),
  });
});

test('one missing kind of evidence is enough for unknown', () => {
  const init = { observed: true, by: 'x', value: { command: 'shop', reapsZombies: true, forwardsSignals: true } };
  const outcomes = new Map(judge(evidence({ init })).map(({ check, outcome }) => [check, outcome]));
  expect([outcomes.get('unreaped-zombies'), outcomes.get('unforwarded-signals')]).toEqual(['pass', 'unknown']);
});

const quiet = { measuredMs: 4000, waiting: 0.1, idle: 0.7, slowdown: 1.05, lateMs: 3 };
const busy = { ...quiet, waiting: 0.92, idle: 0.01, slowdown: 2.7, lateMs: 45 };

function startedUnder(start: object, ...machines: (typeof quiet)[]) {
  const conditions = machines.map((machine) => ({ experiment: 'start', yields: ['start'], machine }));
  const observations = { start: { observed: true, by: 'x', value: { waitedMs: 9000, observedBy: 'http', ...start } } };
  const service = { subject: subject(), observations, conditions } as ServiceEvidence;
  return judge({ schemaVersion: 1, services: [service] }).find(({ check }) => check === 'slow-start');
}

test('a failure that timing decided is unknown where the machine may be why, with the numbers', () => {
  expect(startedUnder({ healthyMs: 1900 }, busy)).toMatchObject({
    outcome: 'unknown',
    title: 'It starts within its budget',
    measures: [],
    seen: ["first healthy answer 1.9 s after the container's start"],
    message:
      'Healthy after 1.9 s; its budget is 1.5 s. The machine was busy meanwhile (processes waited for a processor 92 % of the time, work took 2.7 times as long as at best, timers were up to 45 ms late), which may be why; run it again on a quieter one.',
  });
});

test('the more programs want a processor, the more the machine may be why', () => {
  const crowded = { ...busy, queued: 12 };
  expect(startedUnder({ healthyMs: 6500 }, crowded)).toMatchObject({ outcome: 'unknown' });
  expect(startedUnder({ healthyMs: 80_000 }, crowded)).toMatchObject({ outcome: 'fail' });
  expect(startedUnder({ healthyMs: 6500 }, crowded, busy)).toMatchObject({ outcome: 'fail' });
});

test.each<[string, object, (typeof quiet)[]]>([
  ['on a quiet machine', { healthyMs: 1900 }, [quiet]],
  ['once on a quiet machine', { healthyMs: 1900 }, [busy, quiet]],
  ['when nothing is known of the machine', { healthyMs: 1900 }, []],
  ['when it is slower than any busy machine makes it', { healthyMs: 6500 }, [busy]],
  ['when time has nothing to do with it', { exitCode: 3 }, [busy]],
])('it stays a failure %s', (_, start, machines) => {
  expect(startedUnder(start, ...machines)).toMatchObject({ outcome: 'fail' });
});

test('what passed on a busy machine has passed', () => {
  expect(startedUnder({ healthyMs: 900 }, busy)).toMatchObject({ outcome: 'pass' });
});

test('what fails because a bare image does not stand a recommended flag names that flag, and nothing else does', () => {
  const reason = 'It does not stand it: it writes to /usr/bin/quay on a read-only file system.';
  const refused = [{ flag: '--read-only', check: 'writable-root-filesystem', reason }];
  const mounts = { observed: true as const, by: 'looking', value: { rootReadOnly: false, writable: [] } };
  const limits = { observed: true as const, by: 'looking', value: {} };
  const service = {
    subject: subject({ run: { command: 'docker run quay', refused } }),
    observations: { mounts, limits },
  };
  const verdicts = judge({ schemaVersion: 1, services: [service] }).filter(({ outcome }) => outcome === 'fail');
  const naming = verdicts.filter(({ message }) => message.endsWith(`. \`--read-only\`: ${reason}`));
  expect(naming.map(({ check }) => check)).toEqual(['writable-root-filesystem']);
  expect(verdicts.length).toBeGreaterThan(1);
});

test('what passes although an image does not stand a flag says nothing of it', () => {
  const refused = [{ flag: '--read-only', check: 'writable-root-filesystem', reason: 'It writes to /srv.' }];
  const mounts = { observed: true as const, by: 'looking', value: { rootReadOnly: true, writable: [] } };
  const service = { subject: subject({ run: { command: 'docker run quay', refused } }), observations: { mounts } };
  const verdict = judge({ schemaVersion: 1, services: [service] }).find(
    ({ check }) => check === 'writable-root-filesystem',
  );
  expect(verdict?.outcome).toBe('pass');
  expect(verdict?.message).not.toContain('--read-only');
});

test('what time does not decide fails on a busy machine as on any other', () => {
  const mounts = { observed: true as const, by: 'looking', value: { rootReadOnly: false, writable: [] } };
  const conditions = [{ experiment: 'kernel', yields: ['mounts' as const], machine: busy }];
  const service = { subject: subject(), observations: { mounts }, conditions };
  const verdict = judge({ schemaVersion: 1, services: [service] }).find(
    ({ check }) => check === 'writable-root-filesystem',
  );
  expect(verdict?.outcome).toBe('fail');
});

test('no number is several times a budget of none: what was lost on a busy machine stays unknown', () => {
  const value = {
    ...{ requests: 900, inFlight: 12, inFlightLost: 9, afterSignal: 40, afterSignalLost: 31 },
    ...{ timeline: [], lostExamples: [] },
  };
  const conditions = [{ experiment: 'stop-under-load', yields: ['drain' as const], machine: busy }];
  const service = { subject: subject(), observations: { drain: { observed: true as const, by: 'load', value } } };
  const outcomeUnder = (under: object) =>
    judge({ schemaVersion: 1, services: [{ ...service, ...under }] }).find(
      ({ check }) => check === 'lost-in-flight-request',
    )?.outcome;
  expect([outcomeUnder({ conditions }), outcomeUnder({})]).toEqual(['unknown', 'fail']);
});

const slow = { experiment: 'start', yields: ['start' as const], machine: busy };
const after = (healthyMs: number) => ({
  observed: true as const,
  by: 'asked',
  value: { healthyMs, waitedMs: healthyMs, observedBy: 'http' as const },
});

function startVerdict(healthyMs: number, conditions: ServiceEvidence['conditions']) {
  const service: ServiceEvidence = {
    subject: subject(),
    observations: { start: after(healthyMs) },
    ...(conditions ? { conditions } : {}),
  };
  return judge({ schemaVersion: 1, services: [service] }).find(({ check }) => check === 'slow-start');
}

test.each([
  ['nobody looked at the machine', undefined, 2000, 'fail'],
  ['the machine was busy', [slow], 2000, 'unknown'],
  ['it was busy for another experiment', [{ ...slow, yields: ['drain' as const] }], 2000, 'fail'],
  ['the experiment yields more than that', [{ ...slow, yields: ['init' as const, 'start' as const] }], 2000, 'unknown'],
  ['it was quiet at one of two times', [slow, { ...slow, machine: quiet }], 2000, 'fail'],
  ['four times its budget, which a busy machine may explain', [slow], 6000, 'unknown'],
  ['more than that', [slow], 6001, 'fail'],
])('a failure that time decides, %s', (_, conditions, healthyMs, outcome) => {
  expect(startVerdict(healthyMs, conditions)?.outcome).toBe(outcome);
});

test('what is missing is said once for each reason, and a verdict without evidence shows none', () => {
  const gone = (reason: string) => ({ observed: false, reason, applicable: true });
  const verdicts = judge(evidence({ imageConfig: gone('No image.'), imageFiles: gone('No layers.') }));
  expect(verdicts.find(({ check }) => check === 'leaked-secret')).toEqual({
    ...{ check: 'leaked-secret', service: 'shop', severity: 'critical', title: checks['leaked-secret'].title.pass },
    ...{ outcome: 'unknown', message: 'No image. No layers.', measures: [], seen: [], observedBy: [] },
  });
});
