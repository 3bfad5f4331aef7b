import { calibrateLoad } from '../../load/calibrate-load.ts';
import { doesNotApply, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { pathsOf, stopSignalOf, withoutHttp } from '../stop-under-load/how-to-stop.ts';
import { nothingToAsk } from '../stop-under-load/stop-under-load.ts';
import { signalTwice } from './signal-twice.ts';

/** Whether the stop signal may come twice: supervisors and people repeat it, and requests in flight must outlive that. */
export default defineExperiment({
  id: 'repeated-signal',
  title: 'Telling it twice to stop',
  needs: ['container'],
  disturbs: 'service',
  leaves: 'stopped',
  timing: false,
  yields: ['repeatedSignal'],

  async run({ engine, service, container, hostPort, dependencies, signal }) {
    const { subject, slowPath, graceMs } = service;
    if (hostPort === undefined) return { repeatedSignal: doesNotApply(withoutHttp(subject)) };
    const repeatedSignal = await whenObserved(container(), async (inspection) => {
      const pace = await calibrateLoad(hostPort, pathsOf(subject), signal);
      const nothing = nothingToAsk({ port: hostPort, readiness: subject.healthPath }, pace);
      if (nothing !== undefined) return nothing;
      const seen = await signalTwice(engine, {
        ...{ container: inspection.Id, signal: stopSignalOf(service, inspection), graceMs, port: hostPort, pace },
        ...{ slowPath, readiness: subject.healthPath, dependencies, abort: signal },
      });
      return observed(`${seen.signal} to PID 1, and once more ${seen.apartMs} ms later, under load`, seen);
    });
    return { repeatedSignal };
  },
});
