import { doesNotApply, notObserved, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { crashAndWait } from './crash-and-wait.ts';

/** At least, as a service that has been ready before may still be slow to start. */
const LEAST_START_MS = 30_000;

/** Whether the service comes back by its restart policy when its first process is killed. */
export default defineExperiment({
  id: 'crash',
  title: 'Killing it',
  needs: ['container', 'start'],
  disturbs: 'service',
  timing: false,
  yields: ['recovery'],

  async run({ engine, service, container, start, hostPort, agent, clockOffsetMs, signal }) {
    const { subject, restart: policy } = service;
    if (subject.shape === 'job') return { recovery: doesNotApply('A job ends by itself.') };
    if (policy === undefined || policy === 'no') {
      return { recovery: observed('the compose file', policy === undefined ? {} : { policy }) };
    }
    const first = await start();
    if (first.observed && first.value.healthyMs === undefined) {
      return { recovery: notObserved('It was not ready before it was killed, either.') };
    }
    const recovery = await whenObserved(container(), async ({ Id }) => {
      if (agent === undefined)
        return notObserved(
          'No image with Node 22 or newer is here or can be pulled, which killing a process from outside needs.',
        );
      return crashAndWait(engine, {
        ...{ container: Id, policy, agent, hostPort, healthPath: subject.healthPath },
        ...{ startMs: Math.max(LEAST_START_MS, subject.budgets.startSeconds * 1000), offsetMs: clockOffsetMs, signal },
      });
    });
    return { recovery };
  },
});
