import { doesNotApply, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';
import { pathsOf, stopSignalOf, withoutHttp } from '../stop-under-load/how-to-stop.ts';
import { stopWhileOpen } from './keep-open.ts';

/** Whether a client that keeps a connection open can hold up the stop, and how what lives long is brought to an end. */
export default defineExperiment({
  id: 'open-connections',
  title: 'Stopping with connections open',
  needs: ['container'],
  disturbs: 'service',
  leaves: 'stopped',
  timing: false,
  yields: ['openConnections'],

  async run({ engine, service, container, hostPort, signal }) {
    const { subject, slowPath, graceMs } = service;
    if (hostPort === undefined) return { openConnections: doesNotApply(withoutHttp(subject)) };
    const openConnections = await whenObserved(container(), async (inspection) => {
      const seen = await stopWhileOpen(engine, {
        ...{ container: inspection.Id, signal: stopSignalOf(service, inspection), graceMs, port: hostPort },
        ...{ paths: [...pathsOf(subject), ...(slowPath === undefined ? [] : [slowPath])], abort: signal },
      });
      return observed(`${seen.signal} to PID 1, with connections on 127.0.0.1 that this side keeps open`, seen);
    });
    return { openConnections };
  },
});
