import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { folderInImage } from '../../../text/path.ts';
import { libraryOptions } from '../library/library.ts';
import { copyModules, modulesInstructions, modulesOf } from './modules.ts';
import { nodeBuild, nodeDependencies, nodeInteractive, nodeRuntimeEnvironment, nodeTools } from './node.ts';
import { migrate } from './server.ts';
import { isTraced, tracerFile, tracerStage } from './tracer.ts';

/** A framework whose build makes the server, in a folder of its own. */
export interface BuiltServer {
  framework: string;
  title: string;
  /** Folders that its tools make beside the modules. */
  makes: readonly string[];
  /** The build puts all that the server loads into its folder, so that no module is shipped beside it. */
  selfContained?: boolean;
  /** Folder of the tool's cache, in the service's folder. */
  cache?: string;
  /** Variables of the build, and of development. */
  environment?: Record<string, string>;
  /** Variables of the image that runs. */
  running?: Record<string, string>;
  /** The tool's development server, listening on every address of the container at this port. */
  development(port: number): string[];
}

/** The recipe of a server that a framework's own build makes: its folder ships, and the source does not. */
export function builtServerRecipe(server: BuiltServer): Recipe {
  const { framework, title, makes, environment = {} } = server;
  return {
    framework,
    title,
    madeByTools: ['node_modules', ...makes, 'coverage'],
    files: [tracerFile],
    stages: (service, { image }) => [
      initStage(service),
      nodeTools(service),
      ...(isTraced(service) ? [tracerStage(nodeTools(service))] : []),
      ...(server.selfContained !== true && modulesOf(service) === 'installed'
        ? [nodeDependencies(service, 'production')]
        : []),
      nodeDependencies(service, 'development'),
      build(service, server, image),
      production(service, server, image),
      ...migrate(service),
      nodeInteractive(
        service,
        'development',
        service.development?.command ?? server.development(service.port ?? 3000),
        `${title} server with hot reload`,
      ),
      ...(service.tests === undefined
        ? []
        : [nodeInteractive(service, 'test', service.tests.command, `tests of ${service.name}`)]),
    ],
    ...(Object.keys(environment).length === 0 ? {} : { developmentEnvironment: () => environment }),
  };
}

function build(service: ServicePlan, { selfContained, cache, environment }: BuiltServer, image: string): Stage {
  const stage = nodeBuild(service, {
    ...(environment === undefined ? {} : { environment }),
    cache: { id: `${image}-build`, target: `${folderInImage(service)}/${cache ?? 'node_modules/.cache'}` },
  });
  const tracer = tracerStage(nodeTools(service)).name;
  return selfContained === true
    ? stage
    : { ...stage, instructions: [...stage.instructions, ...modulesInstructions(service, tracer)] };
}

function production(service: ServicePlan, { title, selfContained, running }: BuiltServer, image: string): Stage {
  const {
    name,
    build: { outputDirectory = '.' },
    traits,
  } = service;
  const from = `${name}-build`;
  const beside = typeof traits.readBeside === 'string' ? traits.readBeside.split(' ') : [];
  const copy = (file: string): Instruction => ({
    kind: 'copy',
    from,
    sources: [`${folderInImage(service)}/${file}`],
    destination: `./${file}`,
  });
  return {
    name,
    role: 'production',
    from: service.runtime.image,
    summary: `${title} server, production`,
    instructions: [
      ...imageInstructions(service, image),
      nodeRuntimeEnvironment(service, { HOST: '0.0.0.0', ...running }),
      ...(selfContained === true ? [] : [...copyModules(service), copy('package.json')]),
      ...beside.map(copy),
      { ...copy(outputDirectory), comment: 'What the build made; the source stays behind.' },
      ...runtimeInstructions(service, [
        service.runtime.binary,
        ...libraryOptions(service),
        ...(service.command ?? [service.entryPoint]),
      ]),
    ],
  };
}
