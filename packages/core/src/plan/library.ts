import type { Runtime } from '../languages/define-runtime.ts';
import { languageOf } from '../languages/language-of.ts';
import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { ServiceLedger } from './decisions.ts';

/** The library that lets a server drain, where there is one for what runs it. */
export function planLibrary(
  service: ServiceLedger,
  facts: ServiceFacts,
  { defaults, runtime, version }: { defaults: ServiceDefaults; runtime: Runtime; version: string },
): Pick<ServicePlan, 'library'> {
  const { listens, inBrowsers } = shapeOf(facts);
  const language = languageOf(facts.language);
  if (!listens || inBrowsers || runtime.id !== language.runtime.id) return {};
  const own = facts.traits.server?.value;
  const library = language.library?.plan(version, typeof own === 'string' ? own : defaults.server);
  if (library === undefined) return {};
  const wanted = service.decide('library', {
    fallback: {
      value: true,
      because: `${language.library?.name} answers for its health and lets it drain, so that no request is lost when it stops.`,
    },
  });
  return wanted ? { library } : {};
}
