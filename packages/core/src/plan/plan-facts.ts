import type { Configuration, Facts, Pins, Plan, ProxyPlan, ServicePlan } from '../model/index.ts';
import { joinPath } from '../repository/repository.ts';
import { checkNames } from './check-names.ts';
import { planWithheld } from './credentials.ts';
import { planDatastores } from './datastores.ts';
import { createLedger, type Ledger, serviceLedger } from './decisions.ts';
import { chooseDependencies } from './dependencies.ts';
import { planEnvironment } from './environment.ts';
import { placeEnvironment } from './fixed-in-build.ts';
import { planImages } from './images.ts';
import type { Landscape } from './landscape.ts';
import { pinImages } from './pins.ts';
import { planProxies } from './proxies.ts';
import { choosePublishedPorts } from './published-ports.ts';
import { runtimeOf } from './runtime.ts';
import { planSecrets } from './secrets.ts';
import { planService } from './service.ts';
import { planTargets } from './targets.ts';
import { askAboutTree } from './tree-questions.ts';

/**
 * What will be generated, from the facts, `seaworthy.yaml` and the digests that are known. Every value is a decision with its reason; what can't be
 * decided is a question. Pure: the same input gives the same plan.
 * @throws CONFIGURATION_INVALID when the configuration names a service or datastore that there isn't
 */
export function planFacts(
  facts: Facts,
  configuration: Configuration = {},
  pins: Pick<Pins, 'images'> = { images: {} },
): Plan {
  checkNames(facts, configuration);
  const ledger = createLedger(configuration);
  const name =
    configuration.name === undefined
      ? ledger.found('name', facts.name, { because: 'The name of the folder.' })
      : ledger.configured('name', configuration.name, ['name']);
  const targets = planTargets(ledger);
  askAboutTree(ledger, facts);
  const drafts = draftServices(ledger, facts);
  const published = choosePublishedPorts(
    ledger,
    drafts.map((draft) => ({ facts: draft.facts, port: draft.plan.port })),
  );
  const datastores = planDatastores(ledger, facts, name);
  const landscape: Landscape = { services: neighboursOf(drafts, published), datastores };
  const handedOn = new Map(
    facts.services.map((service) => [service, planProxies(ledger, service, landscape.services)]),
  );
  const dependencies = chooseDependencies(ledger, facts, datastores, handedOn);
  const services = drafts.map(({ facts: service, plan }) => {
    const publishedPort = published.get(plan.name);
    const environment = planEnvironment(serviceLedger(ledger, plan.name), service, landscape);
    return {
      ...plan,
      ...(publishedPort === undefined ? {} : { publishedPort }),
      ...placeEnvironment(ledger, service, plan, environment),
      dependsOn: dependencies.get(plan.name) ?? [],
      ...proxiesOf(handedOn.get(service)),
    };
  });
  return {
    schemaVersion: 2,
    name,
    ...pinImages(ledger, { services, datastores }, pins),
    secrets: planSecrets(services, datastores),
    images: planImages(name, services),
    targets,
    network:
      configuration.subnet === undefined
        ? {}
        : { subnet: ledger.configured('network.subnet', configuration.subnet, ['subnet']) },
    decisions: ledger.decisions,
    questions: ledger.questions,
    replaces: findReplaced(facts, services),
    ...planWithheld(ledger, facts),
    ignored: findIgnored(facts),
  };
}

function neighboursOf(
  drafts: readonly ReturnType<typeof draftServices>[number][],
  published: ReadonlyMap<string, number>,
): Landscape['services'] {
  return drafts.map(({ facts, plan }) => ({ facts, port: plan.port, publishedPort: published.get(plan.name) }));
}

function proxiesOf(proxies: readonly ProxyPlan[] = []): { proxies?: ProxyPlan[] } {
  return proxies.length === 0 ? {} : { proxies: [...proxies] };
}

/** What can be decided of each service by looking at it alone. */
function draftServices(ledger: Ledger, facts: Facts) {
  return facts.services.map((service, index) => ({
    facts: service,
    plan: planService(serviceLedger(ledger, service.name.value), service, {
      workspace: facts.workspaces.find(
        ({ root, language }) => root === service.workspace && language === service.language,
      ),
      refused: facts.unsupported.some(
        ({ kind, path }) => path === service.path && (kind === 'package-manager' || kind === 'layout'),
      ),
      // Debuggers of two services with the same runtime would take the same port.
      sameRuntimeBefore: facts.services.slice(0, index).filter((other) => runtimeOf(other) === runtimeOf(service))
        .length,
    }),
  }));
}

/** What lies in the services' folders and no image needs. */
function findIgnored({ clutter = [], services }: Facts): string[] {
  return clutter.filter((file) => services.some(({ path }) => path === '.' || file.startsWith(`${path}/`)));
}

/** Container files that stand where generated ones will; what adopted services are built by is kept. */
function findReplaced({ existing, services }: Facts, planned: readonly Pick<ServicePlan, 'build'>[]): string[] {
  const folders = new Set(['.', ...services.map(({ path }) => path)]);
  const own = planned.flatMap(({ build }) => build.own ?? []);
  const kept = new Set(own.flatMap(({ dockerfile, context }) => [dockerfile, joinPath(context, '.dockerignore')]));
  const ofBuilds = new Set(['dockerfile', 'dockerignore']);
  return existing
    .filter(({ file, kind }) => !kept.has(file) && !(own.length === planned.length && ofBuilds.has(kind)))
    .map(({ file }) => file)
    .filter((file) => folders.has(file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.'));
}
