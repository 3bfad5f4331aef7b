import { setTimeout } from 'node:timers/promises';
import { notObserved, whenObserved } from '../../sources/observation.ts';
import { settleHealth } from '../../sources/settle-health.ts';
import { whileFrozen } from '../../sources/while-frozen.ts';
import { defineExperiment } from '../define-experiment.ts';
import { type ExecEnd, readFrozenHealth } from './read-frozen-health.ts';

const WITHOUT_AGENT = 'There is no image of the agent, which stops its processes.';

/** A service that hangs has its port open still: whether the health check notices is seen by making it hang. */
export default defineExperiment({
  id: 'freeze',
  title: 'Stopping what runs, for a moment',
  needs: ['container', 'processes'],
  disturbs: 'service',
  timing: false,
  yields: ['frozenHealth'],

  async run({ engine, agent, container, processes, signal }) {
    // What disturbed it before may have started it again.
    const before = await container();
    if (before.observed) await settleHealth(engine, before.value.Id, signal);
    const frozenHealth = await whenObserved(container(), async (inspection) => {
      // Who can't see them can't stop them, and says why.
      const visible = await processes();
      if (!visible.observed || agent === undefined) return visible.observed ? notObserved(WITHOUT_AGENT) : visible;
      return readFrozenHealth(inspection, {
        abort: signal,
        rest: (ms) => setTimeout(ms, undefined, { signal }),
        whileFrozen: (work) => whileFrozen(engine, agent, inspection.Id, work),
        async ask(words, timeoutMs): Promise<ExecEnd> {
          const { exitCode, stdout, stderr, timedOut } = await engine.docker(['exec', inspection.Id, ...words], {
            ...{ reject: false, timeoutMs, signal },
          });
          const output = `${stdout}\n${stderr}`.trim();
          return timedOut === true ? { output } : { exitCode, output };
        },
      });
    });
    return { frozenHealth };
  },
});
