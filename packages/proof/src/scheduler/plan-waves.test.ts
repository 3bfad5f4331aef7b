import { expect, test } from 'vitest';
import type { ExperimentPlan } from '../experiments/define-experiment.ts';
import { experiments } from '../experiments/experiments.gen.ts';
import { planWaves, type Wave } from './plan-waves.ts';

function plan(id: string, changes: Partial<ExperimentPlan> = {}): ExperimentPlan {
  return { id, title: id, needs: ['container'], disturbs: 'nothing', timing: false, yields: [], ...changes };
}
const told = (waves: Wave[]) =>
  waves.map(({ stage, runs }) =>
    [stage, ...runs.map(({ experiment, service }) => `${experiment.id}@${service}`)].join(' '),
  );
const groups = [['web'], ['api', 'mail'], ['db']];

test('what needs nothing that runs comes first, and harmless things go side by side', () => {
  const waves = planWaves(
    [plan('look'), plan('layers', { needs: ['archive'] }), plan('declared', { needs: [] })],
    [['b', 'a']],
  );
  expect(told(waves)).toEqual(['none layers@a layers@b declared@a declared@b', 'shared look@a look@b']);
});

test('what measures time has nothing beside it', () => {
  const waves = planWaves([plan('clock', { timing: true }), plan('look')], [['a', 'b']]);
  expect(told(waves)).toEqual(['shared look@a look@b', 'shared clock@a', 'shared clock@b']);
});

test('services are disturbed dependents first, those of one group side by side unless time is measured', () => {
  expect(told(planWaves([plan('signal', { disturbs: 'service' })], groups))).toEqual([
    'shared signal@web',
    'shared signal@api signal@mail',
    'shared signal@db',
  ]);
  expect(told(planWaves([plan('stop', { disturbs: 'service', timing: true })], groups))).toEqual([
    ...['shared stop@web', 'shared stop@api', 'shared stop@mail', 'shared stop@db'],
  ]);
});

test('what leaves a service stopped is the last that happens to it', () => {
  const stop = plan('a-stop', { disturbs: 'service', leaves: 'stopped' });
  expect(told(planWaves([stop, plan('restart', { disturbs: 'service' })], [['web'], ['db']]))).toEqual([
    ...['shared restart@web', 'shared a-stop@web', 'shared restart@db', 'shared a-stop@db'],
  ]);
});

test('what disturbs a stack gets one of its own for each service, when all else is done', () => {
  const waves = planWaves(
    [plan('cut', { disturbs: 'stack' }), plan('stop', { disturbs: 'service' })],
    [['web'], ['db']],
  );
  expect(told(waves)).toEqual(['shared stop@web', 'shared stop@db', 'own cut@db', 'own cut@web']);
});

test('what concludes comes after all that disturbs a service, and before any further stack', () => {
  const waves = planWaves(
    [
      ...[plan('sum', { concludes: true }), plan('look'), plan('cut', { disturbs: 'stack' })],
      plan('stop', { disturbs: 'service', timing: true, leaves: 'stopped' }),
    ],
    [['web'], ['db']],
  );
  expect(told(waves)).toEqual([
    ...['shared look@db look@web', 'shared stop@web', 'shared stop@db', 'shared sum@db sum@web'],
    ...['own cut@db', 'own cut@web'],
  ]);
});

test('nothing asked, nothing planned', () => expect(planWaves([], groups)).toEqual([]));

test('the experiments that there are: nothing runs beside a start or a stop', () => {
  const waves = told(planWaves(Object.values(experiments), [['web'], ['db']]));
  const disturbing = (service: string) => [
    ...[`shared crash@${service}`, `shared freeze@${service}`, `shared start@${service}`],
    ...[`shared interrupt@${service}`, `shared open-connections@${service}`, `shared repeated-signal@${service}`],
    `shared stop-under-load@${service}`,
  ];
  expect(waves.slice(2)).toEqual([
    ...['shared heap-exhaustion@db', 'shared heap-exhaustion@web'],
    // The one on which others depend is not touched before they have been seen.
    ...[...disturbing('web'), ...disturbing('db')],
    'shared listening-ports@db listening-ports@web processes@db processes@web writes@db writes@web',
  ]);
});

test('each is named as its folder', () => {
  expect(Object.values(experiments).map(({ id }) => id)).toEqual(Object.keys(experiments));
});
