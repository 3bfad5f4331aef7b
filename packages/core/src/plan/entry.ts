import { defaultsOf } from '../frameworks/defaults-of.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ServiceFacts } from '../model/index.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** What starts the service. Empty when nothing was found: a blocking question says so. */
export function planEntry(service: ServiceLedger, facts: ServiceFacts): string {
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
  if (entryPoint === '') {
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
  return entryPoint;
}
