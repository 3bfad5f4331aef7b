import { defineExperiment } from '../define-experiment.ts';
import { bestOfStarts } from './best-of-starts.ts';

/** The first start was watched while the whole stack came up; one that was too slow then is measured again, alone. */
export default defineExperiment({
  id: 'start',
  title: 'Timing the start',
  needs: ['container', 'start'],
  disturbs: 'service',
  timing: true,
  yields: ['start'],

  async run({ engine, service, hostPort, clockOffsetMs, signal, ...bench }) {
    const start = await bench.start();
    const container = await bench.container();
    if (!container.observed) return { start };
    const { subject } = service;
    return {
      start: await bestOfStarts(engine, container.value.Id, start, {
        ...{ budgetMs: subject.budgets.startSeconds * 1000, port: hostPort, healthPath: subject.healthPath },
        ...{ offsetMs: clockOffsetMs, signal },
      }),
    };
  },
});
