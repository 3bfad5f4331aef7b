import type { Fact, HealthCheck, ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { ServiceLedger } from './decisions.ts';

type Health = Pick<ServicePlan, 'liveness' | 'readiness' | 'slowPath' | 'healthCheck'>;

/** How an answer is asked for, and how long the first one may take. */
interface Asking {
  commands(question: { port: number; route: string | undefined }): Pick<HealthCheck, 'command' | 'developmentCommand'>;
  startPeriodSeconds: number;
}

/** Health routes, and the check that the engine runs; none without a port, and why. */
export function planHealth(
  service: ServiceLedger,
  facts: ServiceFacts,
  port: number | undefined,
  { commands, startPeriodSeconds }: Asking,
): Health {
  const { ledger, subject } = service;
  if (port === undefined) return sayWhyNone(service, facts);
  const single = facts.liveness !== undefined && facts.liveness.value === facts.readiness?.value;
  const both = 'The only health route, so it counts for both.';
  const liveness = planRoute(
    service,
    'liveness',
    facts.liveness,
    single ? both : 'Answers as long as the process serves requests.',
  );
  const readiness = planRoute(
    service,
    'readiness',
    facts.readiness,
    single ? both : 'Answers 200 only when what it depends on is there.',
  );
  // Compose waits for it before it starts what depends on the service, and never restarts a container because of it.
  const route = readiness ?? liveness;
  const healthCheck: HealthCheck = {
    ...commands({ port, route }),
    intervalSeconds: 10,
    timeoutSeconds: 3,
    startPeriodSeconds,
    startIntervalSeconds: 1,
    retries: 3,
  };
  ledger.assumed(
    subject('healthCheck'),
    route ?? '/',
    route === undefined
      ? 'There is no health route, so any answer below 500 counts; asked by the runtime itself.'
      : 'Asked by the runtime itself, since the image has no shell and no curl; what depends on the service waits for it.',
  );
  if (route === undefined) {
    ledger.ask({
      subject: subject('readiness'),
      question:
        'The service has no health route, so nobody can tell whether it can do its work. Add one, such as /health?',
      candidates: [],
      blocking: false,
    });
  }
  return {
    ...(liveness === undefined ? {} : { liveness }),
    ...(readiness === undefined ? {} : { readiness }),
    ...planSlowPath(service),
    healthCheck,
  };
}

/** What stays and can't be asked is said so; a job ends by itself. */
function sayWhyNone({ ledger, subject }: ServiceLedger, facts: ServiceFacts): Health {
  const { restarts, listens } = shapeOf(facts);
  if (restarts && !listens)
    ledger.assumed(
      subject('healthCheck'),
      'none',
      'It listens on nothing that could be asked. Another process beside it, even one that finds its connection to a queue, ' +
        'would call a worker healthy that hangs; one that ends is started again. Whether work is done says its queue: how old ' +
        'the oldest job is.',
    );
  return {};
}

/** Only its owner knows which route is slow on purpose. */
function planSlowPath({ settings, ledger, subject, name }: ServiceLedger): Pick<Health, 'slowPath'> {
  const { slowPath } = settings;
  if (slowPath === undefined) return {};
  return { slowPath: ledger.configured(subject('slowPath'), slowPath, ['services', name, 'slowPath']) };
}

/** A route that is only possible is not relied on: a wrong one would never get healthy. */
function planRoute(
  { settings, ledger, subject, name }: ServiceLedger,
  key: 'liveness' | 'readiness',
  fact: Fact<string> | undefined,
  because: string,
): string | undefined {
  const configured = settings[key];
  if (configured !== undefined) return ledger.configured(subject(key), configured, ['services', name, key]);
  if (fact === undefined) return undefined;
  if (fact.certainty !== 'possible') return ledger.found(subject(key), fact.value, { because, sources: [fact.source] });
  ledger.ask({
    subject: subject(key),
    question: `Is this the route that answers for the service's ${key}? It is not relied on unless seaworthy.yaml says so.`,
    candidates: [{ value: fact.value, source: fact.source }],
    blocking: false,
  });
  return undefined;
}
