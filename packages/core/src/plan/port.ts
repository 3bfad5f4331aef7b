import type { defaultsOf } from '../frameworks/defaults-of.ts';
import type { ServiceFacts } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** The port that the service listens on in its container; `undefined` when it doesn't listen, or nothing says where. */
export function planPort(
  service: ServiceLedger,
  facts: ServiceFacts,
  defaults: ReturnType<typeof defaultsOf>,
): number | undefined {
  if (!shapeOf(facts).listens) return undefined;
  const { port, portVariable } = facts;
  const canBeTold = portVariable !== undefined || defaults.portInCommand === true;
  if (service.settings.port === undefined && port === undefined && (!canBeTold || defaults.port === undefined)) {
    service.ledger.ask({
      subject: service.subject('port'),
      question: 'Which port does it listen on?',
      candidates: [],
      blocking: true,
      code: 'PORT_UNKNOWN',
    });
    return undefined;
  }
  return service.decide('port', {
    fact:
      port === undefined
        ? undefined
        : because(
            port,
            portVariable === undefined ? 'The port that it listens on.' : `The default of ${portVariable.value}.`,
          ),
    fallback: { value: defaults.port as number, because: defaults.portBecause },
  });
}
