import type { HealthQuestion } from '../languages/define-runtime.ts';
import type { Fact, HealthCheck, ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { ServiceLedger } from './decisions.ts';

type Health = Pick<ServicePlan, 'liveness' | 'readiness' | 'slowPath' | 'healthCheck'>;

/** How an answer is asked for, and how long the first one may take. */
interface Asking {
  commands(question: Omit<HealthQuestion, 'binary'>): Pick<HealthCheck, 'command' | 'developmentCommand'>;
  startPeriodSeconds: number;
}

/** Where the library answers, on the port of the application and on its own. */
const LIBRARY = { readiness: '/health', liveness: '/healthz' };

const WITHOUT_ROUTE = {
  alone: 'There is no health route, so any answer below 500 counts; asked by the runtime itself.',
  library:
    'There is no health route, so the runtime library answers where the application has nothing to say; any answer below 500 counts.',
};

/** Health routes, and the check that the engine runs; none without a port, unless the library opens one, and why. */
export function planHealth(
  service: ServiceLedger,
  facts: ServiceFacts,
  { port, library }: Pick<ServicePlan, 'port' | 'library'>,
  { commands, startPeriodSeconds }: Asking,
): Health {
  const asking = { intervalSeconds: 10, timeoutSeconds: 3, startPeriodSeconds, startIntervalSeconds: 1, retries: 3 };
  if (port === undefined) {
    if (library?.adminPort === undefined) return sayWhyNone(service, facts);
    return { healthCheck: planHeartbeat(service, library.adminPort, { commands, asking }) };
  }
  const { ledger, subject } = service;
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
  const instead = library === undefined ? '/' : LIBRARY.readiness;
  const healthCheck: HealthCheck = { ...commands({ port, route, instead }), ...asking };
  ledger.assumed(
    subject('healthCheck'),
    route ?? instead,
    route === undefined
      ? WITHOUT_ROUTE[library === undefined ? 'alone' : 'library']
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

/** Of a process that listens on nothing, whether its event loop turns: the library answers beside it. */
function planHeartbeat(
  { ledger, subject }: ServiceLedger,
  adminPort: number,
  { commands, asking }: Pick<Asking, 'commands'> & { asking: Omit<HealthCheck, 'command' | 'developmentCommand'> },
): HealthCheck {
  const { command } = commands({ port: adminPort, route: LIBRARY.liveness });
  ledger.assumed(
    subject('healthCheck'),
    LIBRARY.liveness,
    'The runtime library answers it on a port of its own as long as the event loop turns. In development there is none.',
  );
  return { command, ...asking };
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
