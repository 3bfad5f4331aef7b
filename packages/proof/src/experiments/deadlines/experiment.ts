import { doesNotApply, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { statedDeadlines } from './stated-deadlines.ts';

/** The application's own deadlines, beside that of the engine. Only what is stated: what a program does without a word, nobody knows. */
export default defineExperiment({
  id: 'deadlines',
  title: 'Comparing deadlines',
  needs: ['settings'],
  disturbs: 'nothing',
  timing: false,
  yields: ['deadlines'],

  async run({ settings, service: { graceMs } }) {
    const deadlines = await whenObserved(settings(), ({ Path, Args, Config }) => {
      const words = [Path ?? '', ...(Args ?? [])];
      const stated = statedDeadlines({ words, environment: Config.Env ?? [] });
      if (stated.length === 0) return doesNotApply('Its command and environment state no deadline of its own.');
      return observed("the container's command and environment, and its stop_grace_period", { graceMs, stated });
    });
    return { deadlines };
  },
});
