import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { observed, whenObserved } from '../../sources/observation.ts';
import { type Bench, defineExperiment } from '../define-experiment.ts';
import { pathsOf, stopSignalOf, withoutHttp } from './how-to-stop.ts';
import { repetition } from './repetition.ts';
import type { StoppedContainer } from './stop-container.ts';
import { stopUnderLoad } from './stop-under-load.ts';

/** What the service does with its stop signal: with the requests in flight, with itself, and what its PID 1 does. */
export default defineExperiment({
  id: 'stop-under-load',
  title: 'Stopping under load',
  needs: ['container', 'init'],
  disturbs: 'service',
  leaves: 'stopped',
  timing: true,
  yields: ['shutdown', 'drain', 'init'],
  repetition,

  async run(bench) {
    // The orphan has to be left while there still is a PID 1.
    const orphan = await bench.init();
    const stopped = await stop(bench);
    const forwardsSignals = stopped.observed ? stopped.value.forwardsSignals : undefined;
    return {
      shutdown: await whenObserved(stopped, ({ shutdown }, by) => observed(by, shutdown)),
      drain: await whenObserved(stopped, ({ drain }) => drain),
      init: await whenObserved(orphan, (answer, by) =>
        observed(`an orphaned process that ended, ${by}; the stop signal`, initOf(answer, forwardsSignals)),
      ),
    };
  },
});

function initOf(
  orphan: { command: string; reapsZombies: boolean },
  forwardsSignals: boolean | undefined,
): EvidenceValues['init'] {
  return { ...orphan, ...(forwardsSignals === undefined ? {} : { forwardsSignals }) };
}

function stop(bench: Bench<'container' | 'init'>): Promise<Observation<StoppedContainer>> {
  const { engine, service, agent, hostPort, dependencies, signal } = bench;
  const { subject, slowPath } = service;
  return whenObserved(bench.container(), async (container) => {
    const stopped = await stopUnderLoad(engine, {
      container: container.Id,
      signal: stopSignalOf(service, container),
      graceMs: service.graceMs,
      agent,
      http:
        hostPort === undefined
          ? undefined
          : {
              ...{ port: hostPort, containerPort: subject.port, paths: pathsOf(subject) },
              slowPath,
              readiness: subject.healthPath,
            },
      withoutHttp: withoutHttp(subject),
      dependencies,
      abort: signal,
    });
    return observed(`${stopped.shutdown.signal} to PID 1; times by the engine's events`, stopped);
  });
}
