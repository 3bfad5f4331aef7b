import type { Instruction } from '../../../dockerfile/stage.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { neededHooks } from '../../../package-managers/install-hooks.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { moduleInstructions, shippedInstructions } from './members.ts';
import { dependenciesName } from './node.ts';
import { isTraced, tracedInstructions, traceInstructions } from './tracer.ts';

/** Where the build leaves what the program needs of its modules; of a workspace, a tree as below its root. */
const PRUNED = '/opt/pruned';

/**
 * Where the modules of production come from. `installed`: a stage of their own, which only manifests decide. What hooks of
 * the project or a schema change in them exists after the build alone: there they are `pruned` of development
 * dependencies, or `traced` from the program. `whole`: the program is started with a dependency of development, or hooks
 * changed modules that nothing takes apart again: those of a workspace, or of a package manager that would install anew.
 */
export function modulesOf(service: ServicePlan): 'installed' | 'pruned' | 'traced' | 'whole' {
  if (service.traits.developmentPackage !== undefined) return 'whole';
  if (isTraced(service)) return 'traced';
  const changed = neededHooks(service).length > 0 || service.traits.prismaSchema !== undefined;
  if (!changed) return 'installed';
  return service.workspace === undefined && installationOf(service).prune !== undefined ? 'pruned' : 'whole';
}

/** The last steps of the stage that builds. */
export function modulesInstructions(service: ServicePlan, tracerName: string): Instruction[] {
  const kind = modulesOf(service);
  if (kind === 'traced') return traceInstructions(service, tracerName);
  if (kind === 'installed') return [];
  const prune = kind === 'pruned' ? installationOf(service).prune?.(service) : undefined;
  return [
    {
      comment: commentOn(service, kind),
      kind: 'run',
      mounts: prune?.caches ?? [],
      commands: [...(prune?.commands ?? []), ...setAside(service)],
    },
  ];
}

function commentOn({ traits: { developmentPackage } }: ServicePlan, kind: 'pruned' | 'whole'): string {
  if (kind === 'pruned') return 'The modules as the hooks left them, without those of development.';
  return developmentPackage === undefined
    ? 'All modules as the hooks left them: to take those of development out would install the others anew.'
    : `All modules, because the program is started with ${developmentPackage}, which is one of development.`;
}

function setAside({ workspace }: ServicePlan): string[] {
  if (workspace === undefined) return [`mkdir -p ${PRUNED} node_modules`, `mv node_modules ${PRUNED}/`];
  return [
    `mkdir -p ${PRUNED}`,
    "find /app -name node_modules -prune -printf '%P\\n' | \\\n" +
      '      tar --create --directory=/app --files-from=- | \\\n' +
      `      tar --extract --directory=${PRUNED}`,
    'rm -rf node_modules',
  ];
}

/** Brings the modules into the image that runs, and of a workspace the members that the service needs. */
export function copyModules(service: ServicePlan): Instruction[] {
  const from = `${service.name}-build`;
  const members = dependenciesName(service, 'development');
  const kind = modulesOf(service);
  if (kind === 'installed') return moduleInstructions(service, dependenciesName(service, 'production'), members);
  const own: Instruction[] =
    kind === 'traced'
      ? tracedInstructions(service, from)
      : service.workspace === undefined
        ? [{ kind: 'copy', from, sources: [`${PRUNED}/node_modules`], destination: './node_modules' }]
        : [{ kind: 'copy', from, sources: [PRUNED], destination: '/app' }];
  return [...own, ...shippedInstructions(service, members)];
}
