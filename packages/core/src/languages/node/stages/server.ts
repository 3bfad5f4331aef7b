import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installationOf } from '../../../package-managers/install-instructions.ts';
import { shapeOf } from '../../../shapes/shape-of.ts';
import { folderInImage, sourceOf } from '../../../text/path.ts';
import { withInspector } from './inspector.ts';
import { moduleInstructions, shippedInstructions } from './members.ts';
import {
  clientInstructions,
  dependenciesName,
  nodeBuild,
  nodeDependencies,
  nodeInteractive,
  nodeRuntimeEnvironment,
  nodeTools,
  toolPath,
} from './node.ts';
import { isTraced, tracedInstructions, traceInstructions, tracerFile, tracerStage } from './tracer.ts';

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
        ...(isTraced(service) ? [tracerStage(nodeTools(service))] : [nodeDependencies(service, 'production')]),
        nodeDependencies(service, 'development'),
        traced(
          service,
          compiled
            ? nodeBuild(service, {
                cache: { id: `${image}-build`, target: `${folderInImage(service)}/node_modules/.cache` },
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
  };
}

/** The build, with what the program reaches of its modules. */
function traced(service: ServicePlan, stage: Stage): Stage {
  if (!isTraced(service)) return stage;
  const trace = traceInstructions(service, tracerStage(nodeTools(service)).name);
  return { ...stage, instructions: [...stage.instructions, ...trace] };
}

/** What tests and tools of development leave in a folder that ships as it is. */
const notShipped = [
  ...['test', 'tests', '__tests__', 'eslint.config.*', '.eslintrc*', '.prettierrc*', 'prettier.config.*'],
  ...['vitest.config.*', 'jest.config.*', 'nodemon.json'],
];

/** Files for installing and building, of which the running program reads package.json alone. */
function installationFiles(service: ServicePlan): string[] {
  const own = service.path === '.' ? '' : `${service.path}/`;
  return installationOf(service)
    .manifests(service, 'production')
    .filter((file) => file !== 'package.json')
    .concat(
      (service.packageManager.files ?? []).filter((file) => file.startsWith(own)).map((file) => file.slice(own.length)),
    )
    .concat(service.path === '.' && isTraced(service) ? [tracerFile.path] : []);
}

/** Nothing to compile: the source is what ships, without its tests. */
function source(service: ServicePlan): Stage {
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: isTraced(service) ? dependenciesName(service, 'development') : nodeTools(service).name,
    instructions: [
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      ...clientInstructions(service),
      {
        kind: 'run',
        mounts: [],
        commands: [
          `rm -rf ${[...notShipped, ...installationFiles(service)].join(' ')}`,
          isTraced(service)
            ? "find . -path ./node_modules -prune -o -type f -name '*.test.*' -exec rm {} +"
            : "find . -type f -name '*.test.*' -delete",
        ],
      },
    ],
  };
}

function production(service: ServicePlan, title: string, summary: string): Stage {
  const { name, build } = service;
  const output = build.outputDirectory ?? 'dist';
  const folder = folderInImage(service);
  const members = dependenciesName(service, 'development');
  const built: Stage['instructions'] =
    build.script === undefined
      ? [{ kind: 'copy', from: `${name}-build`, sources: [isTraced(service) ? folder : '/app'], destination: './' }]
      : [
          { kind: 'copy', from: `${name}-build`, sources: [`${folder}/package.json`], destination: './' },
          {
            kind: 'copy',
            from: `${name}-build`,
            sources: [`${folder}/${output}`],
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
      ...(isTraced(service)
        ? [...tracedInstructions(service, `${name}-build`), ...shippedInstructions(service, members)]
        : moduleInstructions(service, dependenciesName(service, 'production'), members)),
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
        { kind: 'env', values: { NODE_ENV: 'production', HOME: '/tmp', PATH: toolPath(service) } },
        ...last.filter(({ kind }) => kind === 'copy' || kind === 'user' || kind === 'entrypoint'),
        ...migrateInstructions(migrations.command),
      ],
    },
  ];
}

function developmentCommand(service: ServicePlan): string[] {
  return withInspector(service.development?.command ?? ['node', '--watch', service.entryPoint], service.debugPort);
}
