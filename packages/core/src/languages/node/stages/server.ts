import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { shapeOf } from '../../../shapes/shape-of.ts';
import { sourceOf } from '../../../text/path.ts';
import { withInspector } from './inspector.ts';
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
import { isTraced, tracerFile, tracerStage } from './tracer.ts';

/** The recipe of a Node program that runs by itself, whatever library it uses. */
export function nodeServerRecipe(framework: string, title: string): Recipe {
  return {
    framework,
    title,
    files: [tracerFile],
    madeByTools: ['node_modules', 'dist', 'build', 'coverage'],
    stages(service, { image }) {
      const { noun } = shapeOf(service);
      const compiled = service.build.script !== undefined;
      return [
        initStage(service),
        nodeTools(service),
        ...(isTraced(service) ? [tracerStage(nodeTools(service))] : []),
        ...(modulesOf(service) === 'installed' ? [nodeDependencies(service, 'production')] : []),
        nodeDependencies(service, 'development'),
        compiled ? build(service, image) : source(service),
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
  };
}

/** Compiled, and where the build decides them with the modules of production. */
function build(service: ServicePlan, image: string): Stage {
  const stage = nodeBuild(service, { cache: { id: `${image}-build`, target: '/app/node_modules/.cache' } });
  return { ...stage, instructions: [...stage.instructions, ...productionModules(service)] };
}

function productionModules(service: ServicePlan): Instruction[] {
  return modulesInstructions(service, tracerStage(nodeTools(service)).name);
}

/** What tests and tools of development leave in a folder that ships as it is. */
const notShipped = [
  ...['test', 'tests', '__tests__', 'eslint.config.*', '.eslintrc*', '.prettierrc*', 'prettier.config.*'],
  ...['vitest.config.*', 'jest.config.*', 'nodemon.json'],
];

/** Files for installing and building, of which the running program reads package.json alone. */
function installationFiles(service: ServicePlan): string[] {
  return installationOf(service)
    .manifests(service, 'production')
    .filter((file) => file !== 'package.json')
    .concat(service.path === '.' && isTraced(service) ? [tracerFile.path] : []);
}

/** Nothing to compile: the source is what ships, without its tests. */
function source(service: ServicePlan): Stage {
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: modulesOf(service) === 'installed' ? nodeTools(service).name : dependenciesName(service, 'development'),
    instructions: [
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      ...preparation(service, { buildFollows: false }),
      // Before the lockfile goes, which says what is of development alone.
      ...productionModules(service),
      {
        kind: 'run',
        mounts: [],
        commands: [
          `rm -rf ${[...notShipped, ...installationFiles(service)].join(' ')}`,
          "find . -type f -name '*.test.*' -delete",
        ],
      },
    ],
  };
}

function production(service: ServicePlan, title: string, summary: string): Stage {
  const { name, build } = service;
  const output = build.outputDirectory ?? 'dist';
  const built: Stage['instructions'] =
    build.script === undefined
      ? [{ kind: 'copy', from: `${name}-build`, sources: ['/app'], destination: './' }]
      : [
          { kind: 'copy', from: `${name}-build`, sources: ['/app/package.json'], destination: './' },
          {
            kind: 'copy',
            from: `${name}-build`,
            sources: [`/app/${output}`],
            destination: `./${output}`,
          },
        ];
  return {
    name,
    role: 'production',
    from: service.runtime.image,
    summary,
    instructions: [
      ...imageInstructions(service, title),
      nodeRuntimeEnvironment(service),
      copyModules(service),
      ...built,
      ...runtimeInstructions(service, [service.runtime.binary, service.entryPoint]),
    ],
  };
}

/** Migration tools of Node are development dependencies, started by scripts that need a shell: not the production image. */
function migrate(service: ServicePlan): Stage[] {
  if (service.migrations === undefined) return [];
  const { name, migrations } = service;
  const [, , ...last] = nodeInteractive(service, 'test', [], '').instructions;
  return [
    {
      name: `${name}-migrate`,
      role: 'migrate',
      from: dependenciesName(service, 'development'),
      summary: `database migrations of ${name} (${migrations.tool}), run once`,
      instructions: [
        ...imageInstructions(service, `${name}-migrate`),
        { kind: 'env', values: { NODE_ENV: 'production', HOME: '/tmp', PATH: '/app/node_modules/.bin:$PATH' } },
        ...last.filter(({ kind }) => kind === 'copy' || kind === 'user' || kind === 'entrypoint'),
        ...migrateInstructions(migrations.command),
      ],
    },
  ];
}

function developmentCommand(service: ServicePlan): string[] {
  return withInspector(service.development?.command ?? ['node', '--watch', service.entryPoint], service.debugPort);
}
