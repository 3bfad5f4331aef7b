import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { shapeOf } from '../../../shapes/shape-of.ts';
import { folderInImage, placeInImage, sourceOf } from '../../../text/path.ts';
import { library, libraryOptions } from '../library/library.ts';
import { runsOnBun } from './bun.ts';
import { withInspector } from './inspector.ts';
import { memberModules } from './members.ts';
import { copyModules, modulesInstructions, modulesOf } from './modules.ts';
import {
  dependenciesName,
  nodeBuild,
  nodeDependencies,
  nodeInteractive,
  nodeRuntimeEnvironment,
  nodeTools,
} from './node.ts';
import { preparation } from './preparation.ts';
import { toolPath } from './tool-path.ts';
import { isTraced, tracerFile, tracerStage } from './tracer.ts';

/** What the tools of a framework bring that is a part of such a program. */
interface BuiltParts {
  /** Folders that they make beside the usual ones. */
  makes: readonly string[];
  /** Folder of their cache, absolute in the build. */
  cache: string;
  /** Variables of the build, and of development. */
  environment: Record<string, string>;
}

/** The recipe of a Node program that runs by itself, whatever library it uses. */
export function nodeServerRecipe(framework: string, title: string, parts?: BuiltParts): Recipe {
  return {
    framework,
    title,
    files: [tracerFile],
    madeByTools: ['node_modules', 'dist', 'build', ...(parts?.makes ?? []), 'coverage'],
    keeps: ({ traits, build }) =>
      String(traits.ownFolders ?? '')
        .split(' ')
        .filter((name) => name !== '' && name !== build.outputDirectory?.split('/')[0]),
    stages(service, { image }) {
      const { noun } = shapeOf(service);
      const compiled = service.build.script !== undefined;
      return [
        initStage(service),
        nodeTools(service),
        ...(isTraced(service) ? [tracerStage(nodeTools(service))] : []),
        ...(modulesOf(service) === 'installed' ? [nodeDependencies(service, 'production')] : []),
        nodeDependencies(service, 'development'),
        leaveOut(
          service,
          compiled
            ? nodeBuild(service, {
                ...(parts === undefined ? {} : { environment: parts.environment }),
                cache: {
                  id: `${image}-build`,
                  target: parts?.cache ?? `${folderInImage(service)}/node_modules/.cache`,
                },
              })
            : source(service),
        ),
        production(service, image, `${title} ${noun}, production`),
        ...migrate(service),
        nodeInteractive(
          service,
          'development',
          developmentCommand(service),
          `${title} ${noun} with hot reload and debugger`,
        ),
        ...(service.tests === undefined
          ? []
          : [nodeInteractive(service, 'test', service.tests.command, `tests of ${service.name}`)]),
      ];
    },
    ...(parts === undefined ? {} : { developmentEnvironment: () => parts.environment }),
  };
}

function productionModules(service: ServicePlan): Instruction[] {
  return modulesInstructions(service, tracerStage(nodeTools(service)).name);
}

/** What tests and tools of development leave in a folder. */
const notShipped = [
  ...['test', 'tests', '__tests__', 'eslint.config.*', '.eslintrc*', '.prettierrc*', 'prettier.config.*'],
  ...['vitest.config.*', 'jest.config.*', 'nodemon.json'],
];

/** Files for installing and building, of which the running program reads package.json alone. */
function installationFiles(service: ServicePlan): string[] {
  const own = service.path === '.' ? '' : `${service.path}/`;
  return (
    installationOf(service)
      .manifests(service, 'production')
      // Of the settings of a package manager, those of Bun are its runtime's, too.
      .filter((file) => file !== 'package.json' && !(runsOnBun(service) && file.startsWith('bunfig.toml')))
      .concat(
        (service.packageManager.files ?? [])
          .filter((file) => file.startsWith(own))
          .map((file) => file.slice(own.length)),
      )
      .concat(service.path === '.' && isTraced(service) ? [tracerFile.path] : [])
      .concat(service.path === '.' && service.library !== undefined ? [library.folder.slice(0, -1)] : [])
  );
}

/** Nothing to compile: the source is what ships. */
function source(service: ServicePlan): Stage {
  const withModules = modulesOf(service) !== 'installed';
  const folder = folderInImage(service);
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: withModules ? dependenciesName(service, 'development') : nodeTools(service).name,
    instructions: [
      ...(withModules || folder === '/app' ? [] : [{ kind: 'workdir', path: folder } as const]),
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      ...preparation(service, { buildFollows: false }),
    ],
  };
}

/**
 * Takes away what is surely not needed: everything else ships, because a program reads more at run time than its code says
 * (views, public files, locales, templates). Sources of TypeScript go where the folder of what is made of them is known.
 */
function leaveOut(service: ServicePlan, stage: Stage): Stage {
  const { build, entryPoint, command = [] } = service;
  const started = [entryPoint, ...command].map((word) => word.split('/')[0]);
  const installed = modulesOf(service) === 'installed' && build.script !== undefined ? ['node_modules'] : [];
  const modules = [...installed, ...memberModules(service)];
  const unneeded = notShipped.filter((name) => !started.includes(name));
  return {
    ...stage,
    instructions: [
      ...stage.instructions,
      // Before the lockfile goes, which says what is of development alone.
      ...productionModules(service),
      {
        ...(build.script === undefined
          ? {}
          : { comment: 'What installs, tests and is compiled stays behind; all else may be read while it runs.' }),
        kind: 'run',
        mounts: [],
        commands: [
          `rm -rf ${[...modules, ...unneeded, ...installationFiles(service)].join(' ')}`,
          "find . -type f -name '*.test.*' -delete",
          ...(build.script === undefined || build.outputDirectory === undefined
            ? []
            : [withoutSources(build.outputDirectory)]),
        ],
      },
    ],
  };
}

function withoutSources(output: string): string {
  const names = ['*.ts', '*.tsx', '*.mts', '*.cts', 'tsconfig*.json'].map((name) => `-name '${name}'`);
  return `find . -path ./${output} -prune -o -type f \\( ${names.join(' -o ')} \\) -exec rm {} +`;
}

function production(service: ServicePlan, title: string, summary: string): Stage {
  const { name } = service;
  return {
    name,
    role: 'production',
    from: service.runtime.image,
    summary,
    instructions: [
      ...imageInstructions(service, title),
      nodeRuntimeEnvironment(service),
      ...copyModules(service),
      { kind: 'copy', from: `${name}-build`, sources: [folderInImage(service)], destination: './' },
      ...runtimeInstructions(service, [
        service.runtime.binary,
        ...libraryOptions(service),
        ...programArguments(service),
      ]),
    ],
  };
}

/**
 * What the runtime is given. A program of a package may lie at the root of a workspace instead of in the service's folder, so
 * it is looked for as modules are.
 */
function programArguments({ command, entryPoint, workspace }: ServicePlan): readonly string[] {
  const [first = '', ...rest] = command ?? [entryPoint];
  const program = /^node_modules\/(.+)$/.exec(first)?.[1];
  if (workspace === undefined || program === undefined) return [first, ...rest];
  const found = `process.argv.splice(1, 0, require.resolve('${program}')); require('module').runMain()`;
  // Behind the dashes nothing is an option of Node.
  return ['-e', found, '--', ...rest];
}

/** Migration tools of Node are development dependencies, started by scripts that need a shell: not the production image. */
export function migrate(service: ServicePlan): Stage[] {
  if (service.migrations === undefined) return [];
  const { name, migrations, traits } = service;
  const [, , ...last] = nodeInteractive(service, 'test', [], '').instructions;
  return [
    {
      name: `${name}-migrate`,
      role: 'migrate',
      from: dependenciesName(service, 'development'),
      summary: `database migrations of ${name} (${migrations.tool}), run once`,
      instructions: [
        ...imageInstructions(service, `${name}-migrate`),
        { kind: 'env', values: { NODE_ENV: 'production', HOME: '/tmp', PATH: toolPath(service) } },
        ...last.filter(({ kind }) => kind === 'copy' || kind === 'user' || kind === 'entrypoint'),
        ...(typeof traits.prismaPackage === 'string' && migrations.tool === 'prisma'
          ? [{ kind: 'workdir', path: placeInImage(service, traits.prismaPackage) } as const]
          : []),
        ...migrateInstructions(migrations.command),
      ],
    },
  ];
}

function developmentCommand(service: ServicePlan): string[] {
  const watching = runsOnBun(service)
    ? ['bun', '--watch', ...(service.command ?? [service.entryPoint])]
    : ['node', '--watch', service.entryPoint];
  return withInspector(service.development?.command ?? watching, service.debugPort);
}
