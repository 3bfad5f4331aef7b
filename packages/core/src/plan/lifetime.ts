import type { Runtime } from '../languages/define-runtime.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { ServiceLedger } from './decisions.ts';

type Lifetime = Pick<ServicePlan, 'drainSeconds' | 'stopGraceSeconds' | 'stopSignal' | 'debugPort' | 'user' | 'init'>;

/**
 * As whom it runs, beneath which init process, where a debugger connects, and how it ends. `sameBefore`: services of the
 * same runtime that come before it, whose debuggers have the ports below.
 */
export function planLifetime(
  service: ServiceLedger,
  facts: ServiceFacts,
  runtime: Runtime,
  sameBefore: number,
): Lifetime {
  const { ledger, subject } = service;
  const shape = shapeOf(facts);
  const drainSeconds = service.decide('drain', {
    fallback: { value: shape.drain.seconds, because: shape.drain.because },
  });
  const stopGraceSeconds = ledger.assumed(
    subject('stopGrace'),
    drainSeconds + 5,
    'Longer than the drain time, so that the application ends itself before it is killed.',
  );
  const debugPort =
    runtime.debugPort === undefined || !shape.debugged || facts.traits.undebugged?.value === true
      ? undefined
      : ledger.assumed(
          subject('debugPort'),
          runtime.debugPort + sameBefore,
          'Where a debugger connects in the development profile, on loopback only.',
        );
  const uid = service.decide('user', {
    fallback: { value: 65532, because: 'The numeric user of images without a shell; it owns nothing on the host.' },
  });
  const init = service.decide('init', { fallback: runtime.init });
  return {
    drainSeconds,
    stopGraceSeconds,
    ...(runtime.stopSignal === undefined
      ? {}
      : {
          stopSignal: ledger.assumed(
            subject('stopSignal'),
            runtime.stopSignal,
            `${runtime.name} ends at once on SIGTERM; this one lets it finish what it has begun.`,
          ),
        }),
    ...(debugPort === undefined ? {} : { debugPort }),
    user: { uid, gid: uid },
    init,
  };
}
