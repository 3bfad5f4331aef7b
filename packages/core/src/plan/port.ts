import type { FrameworkDefaults } from '../frameworks/define-defaults.ts';
import type { ServiceFacts } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** The port that the service listens on in its container; `undefined` when it doesn't listen, or nothing says where. */
export function planPort(service: ServiceLedger, facts: ServiceFacts, defaults: FrameworkDefaults): number | undefined {
  if (facts.role !== 'server') return undefined;
  const { port, portVariable } = facts;
  const canBeTold = portVariable !== undefined || defaults.portInCommand;
  if (service.settings.port === undefined && port === undefined && !canBeTold) {
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
    fallback: { value: defaults.port ?? 3000, because: defaults.portBecause },
  });
}
