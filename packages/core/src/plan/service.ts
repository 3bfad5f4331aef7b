import { defaultsOf } from '../frameworks/defaults-of.ts';
import type { ServiceFacts, ServicePlan, Workspace } from '../model/index.ts';
import { folderInImage, isWithin } from '../text/path.ts';
import { planAdopted } from './adopted.ts';
import { planBuildImage, planBuildScript, planToolchain } from './build.ts';
import { planCredentials } from './credentials.ts';
import { planDatabaseFiles } from './database-file.ts';
import { because, type ServiceLedger } from './decisions.ts';
import { planEntry } from './entry.ts';
import { planHealth } from './health.ts';
import { planLibrary } from './library.ts';
import { planLifetime } from './lifetime.ts';
import { planPackageManager } from './package-manager.ts';
import { planPort } from './port.ts';
import { planResources } from './resources.ts';
import { explainRuntime, healthCommands, planRuntime, runtimeOf } from './runtime.ts';
import { planTasks } from './tasks.ts';
import { planVolumes } from './volumes.ts';
import { planWorkspace } from './workspace.ts';
import { planWritablePaths } from './writable-paths.ts';

type Draft = Omit<ServicePlan, 'environment' | 'dependsOn' | 'publishedPort'>;

/** Everything of a service that can be decided by looking at it alone. */
export function planService(
  service: ServiceLedger,
  facts: ServiceFacts,
  around: { sameRuntimeBefore: number; refused: boolean; workspace: Workspace | undefined },
): Draft {
  explainFramework(service, facts);
  if (facts.ownImage !== undefined) return planAdopted(service, facts, facts.ownImage);
  const { path } = facts;
  const defaults = defaultsOf(facts);
  const runtime = runtimeOf(facts);
  const budgets = { ...defaults.budgets, ...runtime.budgets };
  const toolchain = planToolchain(service, facts);
  const { runtimeVersion } = facts.traits;
  const running = planRuntime(service, runtime, {
    ...toolchain,
    ...(runtimeVersion === undefined ? {} : { runtimeVersion }),
  });
  const image = planBuildImage(service, toolchain);
  explainRuntime(service, running);
  const port = planPort(service, facts, defaults);
  const lifetime = planLifetime(service, facts, runtime, around.sameRuntimeBefore);
  const tasks = planTasks(service, facts);
  const packageManager = planPackageManager(service, facts, around);
  const workspace = around.refused ? undefined : planWorkspace(service, facts, around.workspace);
  const home = folderInImage({ path, workspace });
  const entry = planEntry(service, facts);
  const volumes = [...planDatabaseFiles(service, facts, home), ...planVolumes(service)];
  return {
    name: facts.name.value,
    path,
    framework: facts.framework.id,
    shape: facts.shape,
    build: { ...toolchain, image, ...planBuildScript(service, facts), ...planCredentials(service, facts) },
    ...running,
    packageManager,
    ...(workspace === undefined ? {} : { workspace }),
    ...entry,
    ...(port === undefined ? {} : { port }),
    ...planHealth(service, facts, port, {
      commands: (question) => healthCommands(runtime, running.runtime, toolchain, question),
      startPeriodSeconds: defaults.startPeriodSeconds,
    }),
    writablePaths: planWritablePaths(service, facts, defaults, home).filter(
      (path) => !volumes.some((volume) => isWithin(path, volume.path)),
    ),
    ...(volumes.length === 0 ? {} : { volumes }),
    ...planResources(service, { defaults: { ...defaults, budgets }, heap: runtime.heap }, lifetime.stopGraceSeconds),
    ...tasks,
    ...lifetime,
    ...planLibrary(service, facts, { defaults, runtime, version: running.runtime.version }),
    traits: planTraits(service, facts),
  };
}

/** What only the recipe needs, as it was found. Whether a build needs the network can be said by hand. */
function planTraits(
  { ledger, subject, settings, name }: ServiceLedger,
  { traits }: ServiceFacts,
): ServicePlan['traits'] {
  const found = Object.fromEntries(Object.entries(traits).map(([key, fact]) => [key, fact.value]));
  if (settings.buildNetwork !== undefined) {
    const path = ['services', name, 'buildNetwork'];
    return { ...found, buildNetwork: ledger.configured(subject('buildNetwork'), settings.buildNetwork, path) };
  }
  if (traits.buildNetwork !== undefined)
    ledger.found(
      subject('buildNetwork'),
      true,
      because(traits.buildNetwork, 'The build asks the network for something, so it gets the authorities to trust.')
        .reason,
    );
  return found;
}

function explainFramework({ ledger, subject, settings, name }: ServiceLedger, facts: ServiceFacts): void {
  ledger.found(subject('path'), facts.path, because(facts.name, 'The folder of the service.').reason);
  ledger.found(subject('framework'), facts.framework.name, {
    because: facts.ownImage === undefined ? 'Its manifest and its code say so.' : 'It has one, and it is kept.',
    sources: [facts.framework.source],
  });
  if (settings.shape !== undefined) ledger.configured(subject('shape'), facts.shape, ['services', name, 'shape']);
  if (facts.undecided === undefined) return;
  ledger.ask({
    subject: subject('framework'),
    question: 'Which framework serves the requests?',
    candidates: [facts.framework, ...facts.undecided].map(({ id, source }) => ({ value: id, source })),
    blocking: true,
    code: 'FRAMEWORK_AMBIGUOUS',
  });
}
