import { readChangedPaths, readLog } from '@seaworthy/engine';
import { notObserved, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { mountPlaces, writesOf } from './writes-of.ts';

const MOST_LINES = 2000;

/** What a program writes it may write at any time: this is looked at when everything else was tried. */
export default defineExperiment({
  id: 'writes',
  title: 'Concluding what was written',
  needs: ['settings'],
  disturbs: 'nothing',
  concludes: true,
  timing: false,
  yields: ['writes'],

  async run({ engine, settings }) {
    const writes = await whenObserved(settings(), async (inspection) => {
      const [changes, lines] = await Promise.all([
        readChangedPaths(engine, inspection.Id),
        readLog(engine, inspection.Id, MOST_LINES),
      ]);
      if (changes === undefined) return notObserved('The engine does not say what the container changed.');
      return observed(
        'docker container diff and docker logs, when everything had been tried',
        writesOf(changes, lines, mountPlaces(inspection)),
      );
    });
    return { writes };
  },
});
