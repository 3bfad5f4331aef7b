import type { Runtime } from '../languages/define-runtime.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { ServiceLedger } from './decisions.ts';

const DEADLINE = 'SEAWORTHY_SHUTDOWN_SECONDS';
const BECAUSE = {
  server: 'answers for its health and lets it drain, so that no request is lost when it stops.',
  worker: 'says whether its event loop turns, and lets the job in hand finish where it knows of it.',
};

interface Running {
  defaults: ServiceDefaults;
  runtime: Runtime;
  version: string;
  lifetime: Pick<ServicePlan, 'drainSeconds' | 'stopGraceSeconds'>;
}

/** The library that lets a server drain, where there is one for what runs it; for some, a worker as well. */
export function planLibrary(
  service: ServiceLedger,
  facts: ServiceFacts,
  { defaults, runtime, version, lifetime }: Running,
): Pick<ServicePlan, 'library'> {
  const { listens, inBrowsers, restarts } = shapeOf(facts);
  const language = languageOf(facts.language);
  const isWorker = !listens && restarts && language.library?.workers === true;
  if ((!listens && !isWorker) || inBrowsers || runtime.id !== language.runtime.id) return {};
  const own = facts.traits.server?.value;
  const library = language.library?.plan(version, typeof own === 'string' ? own : defaults.server);
  if (library === undefined) return {};
  const wanted = service.decide('library', {
    fallback: {
      value: true,
      because: `${language.library?.name} ${BECAUSE[isWorker ? 'worker' : 'server']}`,
    },
  });
  if (!wanted) return {};
  askAboutDeadline(service, lifetime);
  return { library };
}

/** Its own deadline has to come before the engine's, or nobody learns what hung. */
function askAboutDeadline(
  { ledger, subject, settings }: ServiceLedger,
  { drainSeconds, stopGraceSeconds }: Pick<ServicePlan, 'drainSeconds' | 'stopGraceSeconds'>,
): void {
  const seconds = Number(settings.environment?.[DEADLINE]);
  if (!(seconds >= stopGraceSeconds)) return;
  ledger.ask({
    subject: subject('drain'),
    question: `${DEADLINE} is ${seconds}, and the container is killed after ${stopGraceSeconds} s. \`drain: ${seconds}\` in place of the variable (now ${drainSeconds}) tells both.`,
    candidates: [],
    blocking: false,
  });
}
