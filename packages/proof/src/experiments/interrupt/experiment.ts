import { now } from '../../load/request-record.ts';
import { doesNotApply, observed, whenObserved } from '../../sources/observation.ts';
import { sendSignal, watchEnd } from '../../sources/watch-end.ts';
import { defineExperiment } from '../define-experiment.ts';
import { stopSignalOf } from '../stop-under-load/how-to-stop.ts';

const INTERRUPT = 'SIGINT';

/** What the service does on Ctrl-C, which a terminal, a process manager or a debugger sends in place of SIGTERM. */
export default defineExperiment({
  id: 'interrupt',
  title: 'Interrupting',
  needs: ['container'],
  disturbs: 'service',
  leaves: 'stopped',
  timing: false,
  yields: ['interrupt'],

  async run({ engine, service, container, signal }) {
    const { subject, graceMs } = service;
    if (subject.shape === 'datastore') return { interrupt: doesNotApply('A datastore is stopped as its image says.') };
    const interrupt = await whenObserved(container(), async (inspection) => {
      const stopSignal = stopSignalOf(service, inspection);
      // A program with a signal of its own has a reason: to nginx SIGINT means to stop at once.
      if (!isTerminate(stopSignal))
        return doesNotApply(`It is stopped by ${stopSignal}; ${INTERRUPT} means another thing to it.`);
      const end = watchEnd(engine, inspection.Id, signal);
      const sentMs = now();
      await sendSignal(engine, inspection.Id, INTERRUPT);
      const inTime = await end.by(sentMs + graceMs);
      const exitCode = await end.exitCode();
      const endedMs = end.endedMs();
      if (!inTime) await end.kill();
      return observed(`${INTERRUPT} to PID 1, with no request sent`, {
        ...(inTime && endedMs !== undefined ? { exitMs: Math.round(endedMs - sentMs) } : {}),
        ...(inTime && exitCode !== undefined ? { exitCode } : {}),
        graceMs,
      });
    });
    return { interrupt };
  },
});

function isTerminate(signal: string): boolean {
  return ['SIGTERM', 'TERM', '15'].includes(signal.toUpperCase());
}
