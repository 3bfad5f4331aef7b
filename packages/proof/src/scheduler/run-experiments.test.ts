import { userError } from '@seaworthy/core/errors';
import type { ProgressEvent } from '@seaworthy/core/model';
import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import type { AnyExperiment, Bench } from '../experiments/define-experiment.ts';
import { observed } from '../sources/observation.ts';
import type { Laboratory } from './laboratory.ts';
import { runExperiments } from './run-experiments.ts';

/** A laboratory without anything in it, which writes down what is done in it. */
function laboratory(stopGroups: string[][], log: string[]): Laboratory {
  const benchAt = (place: string) => (service: string) =>
    ({ place, service: { subject: { ...subject(), service } } }) as unknown as Bench;
  let stages = 0;
  return {
    stopGroups,
    ownContainers: async () => [],
    imageBench: benchAt('images'),
    async openStage(kind) {
      stages += 1;
      const name = `${kind}${stages}`;
      log.push(`open ${name}`);
      return {
        bench: benchAt(name),
        settle: async () => void log.push(`settle ${name}`),
        restart: async (service) => void log.push(`restart ${service}`),
        findStartFailure: async () => userError('COMPOSE_FILE_INVALID', { reason: name }),
        [Symbol.asyncDispose]: async () => void log.push(`close ${name}`),
      };
    },
  };
}

function experiment(id: string, log: string[], changes: Partial<AnyExperiment> = {}): AnyExperiment {
  return {
    ...{ id, title: id, needs: ['container'], disturbs: 'nothing', timing: false, yields: ['exposure'] },
    async run(bench) {
      const { place, service } = bench as unknown as { place: string; service: Bench['service'] };
      log.push(`${id}@${service.subject.service} on ${place}`);
      return { exposure: observed(id, { ports: [] }) };
    },
    ...changes,
  };
}

const run = (experiments: AnyExperiment[], groups: string[][], log: string[], signal = new AbortController().signal) =>
  runExperiments(laboratory(groups, log), { experiments, onEvent: () => undefined, signal });

test('a stack is started only when somebody needs one', async () => {
  const log: string[] = [];
  const found = await run([experiment('declared', log, { needs: [] })], [['web']], log);
  expect(log).toEqual(['declared@web on images']);
  expect(found.observations).toEqual(new Map([['web', { exposure: observed('declared', { ports: [] }) }]]));
});

test('everything has started before anybody looks; why something has not is part of the result', async () => {
  const log: string[] = [];
  const { startFailure } = await run([experiment('look', log)], [['web'], ['db']], log);
  expect(log).toEqual(['open shared1', 'settle shared1', 'look@db on shared1', 'look@web on shared1', 'close shared1']);
  expect(startFailure).toMatchObject({ code: 'COMPOSE_FILE_INVALID' });
});

test('a stopped service is started again for the next experiment on it, and each destructive one has its own stack', async () => {
  const log: string[] = [];
  const stop = (id: string) => experiment(id, log, { disturbs: 'service', leaves: 'stopped' });
  await run([stop('kill'), stop('stop'), experiment('cut', log, { disturbs: 'stack' })], [['web'], ['db']], log);
  expect(log.slice(2)).toEqual([
    ...['kill@web on shared1', 'restart web', 'stop@web on shared1'],
    ...['kill@db on shared1', 'restart db', 'stop@db on shared1', 'close shared1'],
    ...['open own2', 'settle own2', 'cut@db on own2', 'close own2'],
    ...['open own3', 'settle own3', 'cut@web on own3', 'close own3'],
  ]);
});

test('an experiment that throws has observed nothing, and the others go on', async () => {
  const log: string[] = [];
  const broken = experiment('broken', log, {
    yields: ['limits', 'mounts'],
    run: async () => {
      throw new Error('no water\nat quay.ts:7');
    },
  });
  const { observations } = await run([broken, experiment('look', log)], [['web']], log);
  const nothing = { observed: false, reason: 'The experiment broken failed: no water', applicable: true };
  expect(observations.get('web')).toEqual({
    ...{ limits: nothing, mounts: nothing },
    exposure: observed('look', { ports: [] }),
  });
});

test('one that throws at once, and a service that cannot be started again, end nothing either', async () => {
  const log: string[] = [];
  const events: ProgressEvent[] = [];
  const stop = (id: string) => experiment(id, log, { disturbs: 'service', leaves: 'stopped' });
  const broken = experiment('broken', log, {
    run: () => {
      throw new Error('no water');
    },
  });
  const place = laboratory([['web']], log);
  const { observations } = await runExperiments(
    {
      ...place,
      openStage: async (kind) => ({
        ...(await place.openStage(kind)),
        restart: () => Promise.reject(new Error('aground\nat quay.ts:7')),
      }),
    },
    {
      experiments: [broken, stop('kill'), stop('stop')],
      ...{ onEvent: (event) => events.push(event), signal: new AbortController().signal },
    },
  );
  expect(log).toContain('stop@web on shared1');
  expect(observations.get('web')).toMatchObject({ exposure: { observed: true } });
  expect(events).toContainEqual({
    ...{ type: 'notice', level: 'warning', message: 'web could not be started again: aground' },
  });
});

test('for what concludes nothing is started again', async () => {
  const log: string[] = [];
  const sum = experiment('sum', log, { concludes: true });
  await run([sum, experiment('stop', log, { disturbs: 'service', leaves: 'stopped' })], [['web']], log);
  expect(log.slice(2)).toEqual(['stop@web on shared1', 'sum@web on shared1', 'close shared1']);
});

test('an interruption ends the run, and the stack is given back', async () => {
  const log: string[] = [];
  const stop = new AbortController();
  const interrupting = experiment('first', log, {
    run: async () => {
      stop.abort();
      throw new Error('killed');
    },
  });
  const running = run([interrupting, experiment('stop', log, { disturbs: 'service' })], [['web']], log, stop.signal);
  await expect(running).rejects.toThrow(/abort/i);
  expect(log).toEqual(['open shared1', 'settle shared1', 'close shared1']);
});

test('the progress names what is done to which service', async () => {
  const events: ProgressEvent[] = [];
  const experiments = [experiment('look', []), experiment('stop', [], { disturbs: 'service', title: 'Stopping' })];
  await runExperiments(laboratory([['web']], []), {
    ...{ experiments, onEvent: (event) => events.push(event), signal: new AbortController().signal },
  });
  expect(events.filter(({ type }) => type === 'task.started')).toEqual([
    { type: 'task.started', id: 'prove/observe', title: 'Observing what runs' },
    { type: 'task.started', id: 'prove/stop/web', title: 'Stopping: web' },
  ]);
});

const lossy = (lost: number) => observed('load', { ...drained, inFlight: 4, inFlightLost: lost });
const drained = {
  requests: 9,
  inFlight: 0,
  inFlightLost: 0,
  afterSignal: 0,
  afterSignalLost: 0,
  timeline: [],
  lostExamples: [],
};

/** An experiment whose attempts lose so many requests, one number after the other. */
function losing(log: string[], losses: number[]): AnyExperiment {
  return experiment('stop', log, {
    ...{ disturbs: 'service', leaves: 'stopped', timing: true, yields: ['drain'] },
    async run() {
      log.push('stop');
      await new Promise((resolve) => setTimeout(resolve, 450));
      return { drain: lossy(losses.shift() ?? 0) };
    },
    repetition: {
      needed: (attempts) => attempts.some(({ found: { drain } }) => drain?.observed && drain.value.inFlightLost > 0),
      merge: (attempts) => ({ drain: lossy(attempts.length * 100) }),
    },
  });
}

test('what came out badly is done again on a service that was started again, three times at most', async () => {
  const log: string[] = [];
  const { observations, conditions } = await run([losing(log, [1, 1, 1, 1])], [['web']], log);
  expect(log.slice(2, -1)).toEqual(['stop', 'restart web', 'stop', 'restart web', 'stop']);
  expect(observations.get('web')?.drain).toEqual(lossy(300));
  expect(conditions.get('web')?.map(({ experiment, yields }) => [experiment, yields])).toEqual(
    Array.from({ length: 3 }, () => ['stop', ['drain']]),
  );
});

test('what came out well is believed at once', async () => {
  const log: string[] = [];
  const { observations } = await run([losing(log, [0])], [['web']], log);
  expect(log.slice(2, -1)).toEqual(['stop']);
  expect(observations.get('web')?.drain).toEqual(lossy(0));
});

test('one that cannot be done again because the service does not start says so, and keeps what it saw', async () => {
  const events: ProgressEvent[] = [];
  const place = laboratory([['web']], []);
  const { observations } = await runExperiments(
    {
      ...place,
      openStage: async (kind) => ({
        ...(await place.openStage(kind)),
        restart: () => Promise.reject(new Error('aground')),
      }),
    },
    {
      experiments: [losing([], [1, 1])],
      ...{ onEvent: (event) => events.push(event), signal: new AbortController().signal },
    },
  );
  expect(observations.get('web')?.drain).toEqual(lossy(1));
  expect(events).toContainEqual({
    ...{ type: 'notice', level: 'warning', message: 'web could not be started again: aground' },
  });
});
