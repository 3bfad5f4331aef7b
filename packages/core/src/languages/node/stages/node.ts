import { type Instruction, type Stage, stageName } from '../../../dockerfile/stage.ts';
import { CA_BUNDLE, certificates } from '../../../dockerfile/stages/certificates.ts';
import { HOME, type InteractiveRole, interactiveStage } from '../../../dockerfile/stages/interactive.ts';
import { ownerOf } from '../../../dockerfile/stages/runtime.ts';
import { parseReference } from '../../../images/index.ts';
import type { ServicePlan } from '../../../model/index.ts';
import type { InstallationScope } from '../../../package-managers/define-package-manager.ts';
import { neededHooks } from '../../../package-managers/install-hooks.ts';
import {
  installationOf,
  installInstructions,
  setUpInstructions,
  setUpName,
} from '../../../package-managers/install-instructions.ts';
import { sourceOf } from '../../../text/path.ts';
import { bunInstructions, bunName } from './bun.ts';
import { memberInstructions, removeInstallationFiles } from './members.ts';
import { preparation } from './preparation.ts';
import { addresses } from './prisma-client.ts';
import { toolPath } from './tool-path.ts';

/**
 * Whether Node takes the authorities of the system by a variable, and its heap as a share of the container's memory. Both
 * came with 24.6 and then with 22.20; 23 had ended before. Others have to be given a file, and megabytes.
 */
function hasNewOptions(version: string): boolean {
  return Number(version) === 22 || Number(version) >= 24;
}

/**
 * The stage that all Node stages of this version and package manager start from. `nativeCode`: the framework brings
 * some, whatever the repository adds.
 */
export function nodeTools(service: ServicePlan, { nativeCode = false }: { nativeCode?: boolean } = {}): Stage {
  const systemCa: Record<string, string> = hasNewOptions(service.build.version)
    ? { NODE_USE_SYSTEM_CA: '1' }
    : { NODE_EXTRA_CA_CERTS: CA_BUNDLE };
  return {
    name: toolsName(service),
    role: 'tools',
    from: service.build.image,
    onBuildPlatform: !nativeCode && runsOnBuildPlatform(service),
    comment: 'What every Node stage starts from.',
    instructions: [
      {
        kind: 'env',
        values: {
          ...systemCa,
          NPM_CONFIG_AUDIT: 'false',
          NPM_CONFIG_FUND: 'false',
          NPM_CONFIG_UPDATE_NOTIFIER: 'false',
        },
      },
      ...setUpInstructions(service),
      ...bunInstructions(service),
      { kind: 'workdir', path: '/app' },
    ],
  };
}

/** Installed dependencies, in a layer that only the manifests decide. */
export function nodeDependencies(service: ServicePlan, scope: InstallationScope): Stage {
  const production = scope === 'production';
  return {
    name: dependenciesName(service, scope),
    role: production ? 'dependencies' : 'development-dependencies',
    from: toolsName(service),
    instructions: production
      ? installInstructions(service, scope, removeInstallationFiles(service))
      : [...installInstructions(service, scope), ...memberInstructions(service)],
  };
}

/** What a framework's build needs beside the script itself. */
export interface BuildStep {
  environment?: Record<string, string>;
  /** Why the environment is as it is. */
  comment?: string;
  cache: { id: string; target: string };
  /** Commands after the build, in the same layer. */
  afterwards?: string[];
}

/** `npm run build` or its like. */
export function nodeBuild(service: ServicePlan, build: BuildStep): Stage {
  const script = installationOf(service).runScript?.(service.build.script ?? 'build') ?? [];
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: dependenciesName(service, 'development'),
    instructions: [
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      ...preparation(service, { buildFollows: true }),
      ...(build.environment === undefined
        ? []
        : [
            {
              kind: 'env',
              values: build.environment,
              ...(build.comment === undefined ? {} : { comment: build.comment }),
            } as const,
          ]),
      {
        kind: 'run',
        mounts: [
          // A mounted secret costs older builders seconds at each build, and what asks for nothing needs no authorities.
          ...(service.traits.buildNetwork === true ? [certificates] : []),
          // Locked: two builds that write the same cache at once would spoil it.
          { type: 'cache', ...build.cache, sharing: 'locked' },
        ],
        commands: [
          [...(service.traits.clientMadeBy === 'build' ? addresses(service) : []), ...script].join(' '),
          ...(build.afterwards ?? []),
        ],
      },
    ],
  };
}

/** Development and tests of a Node service. */
export function nodeInteractive(
  service: ServicePlan,
  role: InteractiveRole,
  command: readonly string[],
  summary: string,
): Stage {
  const stage = interactiveStage(service, {
    ...{ role, command, summary, from: dependenciesName(service, 'development') },
    environment: {
      NODE_ENV: role,
      HOME,
      PATH: toolPath(service),
      ...(service.port === undefined ? {} : { PORT: String(service.port) }),
    },
    prepare: {
      comment: 'Tools write beside the source and into node_modules/.vite and the like.',
      kind: 'run',
      mounts: [],
      commands: ['mkdir -p node_modules', `chown ${ownerOf(service)} . node_modules`],
    },
  });
  // After the source, which has the schema, and before the user changes.
  const at = stage.instructions.findIndex(({ kind }) => kind === 'user' || kind === 'entrypoint');
  const prepared = preparation(service, { buildFollows: false });
  const owned: Instruction[] =
    neededHooks(service).length === 0
      ? []
      : [
          {
            comment: 'What the hooks have made is written anew while people work.',
            kind: 'run',
            mounts: [],
            commands: [`find . -path ./node_modules -prune -o -user root -exec chown ${ownerOf(service)} {} +`],
          },
        ];
  return { ...stage, instructions: stage.instructions.toSpliced(at, 0, ...prepared, ...owned) };
}

/** Variables of a production image. */
export function nodeRuntimeEnvironment(service: ServicePlan, others: Record<string, string> = {}): Instruction {
  const { port } = service;
  const options = memoryOptions(service);
  return {
    kind: 'env',
    values: {
      NODE_ENV: 'production',
      ...(options.length === 0 ? {} : { NODE_OPTIONS: options.join(' ') }),
      ...(port === undefined ? {} : { PORT: String(port) }),
      ...others,
    },
  };
}

function memoryOptions({ heapPercent, semiSpaceMb, runtime, resources }: ServicePlan): string[] {
  if (heapPercent === undefined) return [];
  return [
    hasNewOptions(runtime.version)
      ? `--max-old-space-size-percentage=${heapPercent}`
      : `--max-old-space-size=${Math.floor((resources.memoryMb * heapPercent) / 100)}`,
    ...(semiSpaceMb === undefined ? [] : [`--max-semi-space-size=${semiSpaceMb}`]),
  ];
}

export function dependenciesName({ name }: ServicePlan, scope: InstallationScope): string {
  return scope === 'production' ? `${name}-dependencies` : `${name}-dev-dependencies`;
}

function toolsName(service: ServicePlan): string {
  const { build } = service;
  const variant = build.nativeAddons || !parseReference(build.image).tag.endsWith('-slim') ? ['full'] : [];
  return stageName('node', build.version, ...variant, ...setUpName(service), ...bunName(service));
}

/** JavaScript is the same everywhere, native code isn't, and the migration role ships what it was installed with. */
function runsOnBuildPlatform(service: ServicePlan): boolean {
  const { build, migrations, traits } = service;
  // Prisma's client may bring an engine that is made for one platform, and so may whatever a hook makes.
  const makesMore = traits.prismaSchema !== undefined || neededHooks(service).length > 0;
  return !build.nativeAddons && migrations === undefined && !makesMore;
}
