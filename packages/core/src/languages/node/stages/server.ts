import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { shapeOf } from '../../../shapes/shape-of.ts';
import { sourceOf } from '../../../text/path.ts';
import { withInspector } from './inspector.ts';
import {
  dependenciesName,
  nodeBuild,
  nodeDependencies,
  nodeInteractive,
  nodeRuntimeEnvironment,
  nodeTools,
} from './node.ts';

/** The recipe of a Node program that runs by itself, whatever library it uses. */
export function nodeServerRecipe(framework: string, title: string): Recipe {
  return {
    framework,
    title,
    madeByTools: ['node_modules', 'dist', 'build', 'coverage'],
    stages(service, { image }) {
      const { noun } = shapeOf(service);
      const compiled = service.build.script !== undefined;
      return [
        initStage(service),
        nodeTools(service),
        nodeDependencies(service, 'production'),
        nodeDependencies(service, 'development'),
        compiled
          ? nodeBuild(service, {
              cache: { id: `${image}-build`, target: '/app/node_modules/.cache' },
            })
          : source(service),
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

/** Nothing to compile: the source is what ships, without its tests. */
function source(service: ServicePlan): Stage {
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: nodeTools(service).name,
    instructions: [
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      {
        kind: 'run',
        mounts: [],
        commands: ['rm -rf test tests', "find . -type f -name '*.test.*' -delete"],
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
      {
        kind: 'copy',
        from: dependenciesName(service, 'production'),
        // The wildcard, because a project without dependencies has no such folder.
        sources: ['/app/node_modules*'],
        destination: './node_modules/',
      },
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
