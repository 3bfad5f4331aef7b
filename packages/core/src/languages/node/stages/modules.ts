import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { neededHooks } from '../../../package-managers/install-hooks.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { dependenciesName } from './node.ts';
import { isTraced, TRACED, traceInstructions } from './tracer.ts';

/** Where the build leaves what the program needs of its modules. */
const PRUNED = '/opt/pruned/node_modules';

/**
 * Where the modules of production come from. `installed`: a stage of their own, which only manifests decide. What hooks of
 * the project or a schema change in them exists after the build alone: there they are `pruned` of development
 * dependencies, or `traced` from the program. `whole`: the program is started with a dependency of development.
 */
export function modulesOf(service: ServicePlan): 'installed' | 'pruned' | 'traced' | 'whole' {
  if (service.traits.developmentPackage !== undefined) return 'whole';
  if (isTraced(service)) return 'traced';
  const changed = neededHooks(service).length > 0 || service.traits.prismaSchema !== undefined;
  return changed && installationOf(service).prune !== undefined ? 'pruned' : 'installed';
}

/** The last steps of the stage that builds. */
export function modulesInstructions(service: ServicePlan, tracerName: string): Instruction[] {
  const kind = modulesOf(service);
  if (kind === 'traced') return traceInstructions(service, tracerName);
  if (kind === 'installed') return [];
  const prune = kind === 'pruned' ? installationOf(service).prune?.(service) : undefined;
  const folder = PRUNED.slice(0, PRUNED.lastIndexOf('/'));
  return [
    {
      comment:
        prune === undefined
          ? `All modules, because the program is started with ${service.traits.developmentPackage}, which is one of development.`
          : 'The modules as the hooks left them, without those of development.',
      kind: 'run',
      mounts: prune?.caches ?? [],
      commands: [...(prune?.commands ?? []), `mkdir -p ${folder} node_modules`, `mv node_modules ${folder}/`],
    },
  ];
}

/** Brings the modules into the image that runs. */
export function copyModules(service: ServicePlan): Stage['instructions'][number] {
  const kind = modulesOf(service);
  return kind === 'installed'
    ? {
        kind: 'copy',
        from: dependenciesName(service, 'production'),
        // The wildcard, because a project without dependencies has no such folder.
        sources: ['/app/node_modules*'],
        destination: './node_modules/',
      }
    : {
        kind: 'copy',
        from: `${service.name}-build`,
        sources: [kind === 'traced' ? TRACED : PRUNED],
        destination: './node_modules',
      };
}
