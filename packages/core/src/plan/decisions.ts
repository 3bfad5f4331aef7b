import { configurationSource } from '../configuration/read-configuration.ts';
import type { Configuration, Decision, Fact, Question, ServiceConfiguration, Source } from '../model/index.ts';

/** Why a value was taken. */
export interface Reason {
  because: string;
  sources?: readonly Source[];
}

/** Collects decisions and questions while a plan is made; every value of the plan goes through it. */
export interface Ledger {
  readonly decisions: Decision[];
  readonly questions: Question[];
  readonly configuration: Configuration;
  /** Records a decision that the repository's files take, and gives the value back. */
  found<Value>(subject: string, value: Value, reason: Reason): Value;
  /** Records a decision that nothing but a default takes. */
  assumed<Value>(subject: string, value: Value, because: string): Value;
  /** Records a decision that seaworthy.yaml takes at `path`. */
  configured<Value>(subject: string, value: Value, path: readonly string[]): Value;
  ask(question: Question): void;
}

export function createLedger(configuration: Configuration): Ledger {
  const decisions: Decision[] = [];
  const questions: Question[] = [];
  const record = <Value>(
    subject: string,
    value: Value,
    origin: Decision['origin'],
    reason: string,
    sources: readonly Source[],
  ): Value => {
    decisions.push({ subject, value: textOf(value), origin, reason, sources: [...sources] });
    return value;
  };
  return {
    decisions,
    questions,
    configuration,
    found: (subject, value, { because, sources = [] }) => record(subject, value, 'repository', because, sources),
    assumed: (subject, value, because) => record(subject, value, 'default', because, []),
    configured: (subject, value, path) =>
      record(subject, value, 'configuration', 'seaworthy.yaml says so.', [configurationSource(configuration, path)]),
    ask: (question) => questions.push(question),
  };
}

/** The part of a ledger that one service writes to. */
export interface ServiceLedger {
  ledger: Ledger;
  name: string;
  settings: ServiceConfiguration;
  subject(key: string): string;
  /** The configured value of `key`, else what the fact says, else the default with its reason. */
  decide<Key extends keyof ServiceConfiguration, Value>(
    key: Key,
    choice: { fact?: { value: Value; reason: Reason } | undefined; fallback: { value: Value; because: string } },
    read?: (configured: NonNullable<ServiceConfiguration[Key]>) => Value,
  ): Value;
}

export function serviceLedger(ledger: Ledger, name: string): ServiceLedger {
  const settings = ledger.configuration.services?.[name] ?? {};
  const subject = (key: string) => `services.${name}.${key}`;
  return {
    ledger,
    name,
    settings,
    subject,
    decide(key, { fact, fallback }, read) {
      const configured = settings[key];
      if (configured !== undefined) {
        const value =
          read === undefined
            ? (configured as typeof fallback.value)
            : read(configured as NonNullable<typeof configured>);
        return ledger.configured(subject(key), value, ['services', name, key]);
      }
      if (fact !== undefined) return ledger.found(subject(key), fact.value, fact.reason);
      return ledger.assumed(subject(key), fallback.value, fallback.because);
    },
  };
}

/** A fact as the reason of a decision. */
export function because<Value>(fact: Fact<Value>, sentence: string): { value: Value; reason: Reason } {
  return { value: fact.value, reason: { because: sentence, sources: [fact.source] } };
}

function textOf(value: unknown): string {
  if (value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join(' ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${textOf(part)}`)
    .join(', ');
}
