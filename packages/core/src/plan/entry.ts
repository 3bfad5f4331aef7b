import { defaultsOf } from '../frameworks/defaults-of.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** What starts the service. Empty when nothing was found: a blocking question says so. */
export function planEntry(service: ServiceLedger, facts: ServiceFacts): Pick<ServicePlan, 'entryPoint' | 'command'> {
  const { ledger, subject, settings } = service;
  const [first] = facts.entryPoints;
  const entryPoint = service.decide('entryPoint', {
    fact: first === undefined ? undefined : because(first, 'What starts the service.'),
    fallback: { value: '', because: 'Nothing says what starts the service.' },
  });
  if (settings.entryPoint === undefined && facts.entryPoints.length > 1) {
    ledger.ask({
      subject: subject('entryPoint'),
      question: 'Which of these starts the service?',
      candidates: facts.entryPoints.map(({ value, source }) => ({ value, source })),
      blocking: true,
      code: 'ENTRY_POINT_AMBIGUOUS',
    });
  }
  const others = Object.values(ledger.configuration.services ?? {}).map((other) => other.entryPoint);
  const asked = (facts.questions ?? [])
    .filter(({ subject: key }) => !(key in settings))
    // What was left out is taken once it has a name of its own.
    .filter(({ subject: key, candidates }) => !key.startsWith('processes.') || !others.includes(candidates[0]?.value));
  for (const question of asked) ledger.ask({ ...question, subject: subject(question.subject) });
  if (entryPoint === '' && !asked.some(({ subject: key }) => key === 'entryPoint')) {
    ledger.ask({
      subject: subject('entryPoint'),
      question: languageOf(facts.language).building.lookedForEntry(facts),
      candidates: [],
      blocking: true,
      code: 'ENTRY_POINT_MISSING',
    });
  }
  for (const question of defaultsOf(facts).questions?.(facts) ?? [])
    ledger.ask({ ...question, subject: subject(question.subject) });
  return { entryPoint, ...planCommand(service, facts) };
}

/** What it is started with; an entry point that seaworthy.yaml names is started by itself. */
function planCommand(
  { ledger, subject, settings }: ServiceLedger,
  { command }: ServiceFacts,
): Pick<ServicePlan, 'command'> {
  if (command === undefined || settings.entryPoint !== undefined) return {};
  const { value, reason } = because(command, 'What the start command gives it beside its file.');
  return { command: ledger.found(subject('command'), value, reason) };
}
