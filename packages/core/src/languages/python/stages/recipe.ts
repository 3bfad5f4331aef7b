import type { Recipe } from '../../../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../../../dockerfile/stage.ts';
import { initStage } from '../../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { shapeOf } from '../../../shapes/shape-of.ts';
import {
  asModule,
  pythonBuild,
  pythonDependencies,
  pythonDevelopmentDependencies,
  pythonInteractive,
  pythonProgram,
  pythonRuntimeFiles,
  pythonStrip,
  pythonTools,
} from './python.ts';
import { pythonRuntime } from './runtime.ts';
import { taskArguments } from './tasks.ts';

/** What one framework adds to the stages of every Python service. */
export interface PythonFramework {
  framework: string;
  title: string;
  /** What Python is given to serve: `['-m', 'uvicorn', …]`. */
  serve(service: ServicePlan): string[];
  /** The same while the source is worked on, with hot reload. */
  develop(service: ServicePlan): string[];
  /** Packages with fixed versions that the build installs beside those of the project. */
  added?(service: ServicePlan): readonly string[];
  /** What is made of the source before it ships. */
  finish?(service: ServicePlan): Instruction[];
}

/** The recipe of a Python framework: its server, and the other processes of the folder as they are started. */
export function pythonRecipe(framework: PythonFramework): Recipe {
  const { title } = framework;
  return {
    framework: framework.framework,
    title,
    madeByTools: ['__pycache__', '.venv', '.pytest_cache'],

    stages: (service, { image }) => [
      initStage(service),
      pythonTools(service),
      pythonStrip(service),
      ...pythonRuntime(service).stages,
      pythonDependencies(service, framework.added?.(service)),
      pythonDevelopmentDependencies(service),
      pythonBuild(service, framework.finish?.(service)),
      {
        name: service.name,
        role: 'production',
        from: pythonRuntime(service).from,
        summary: `${title} ${shapeOf(service).noun}, production`,
        instructions: [
          ...imageInstructions(service, image),
          ...pythonRuntimeFiles(service),
          ...runtimeInstructions(service, [service.runtime.binary, ...production(framework, service)]),
        ],
      },
      ...migrate(service),
      pythonInteractive(
        service,
        'development',
        development(framework, service),
        `${title} ${shapeOf(service).noun} with hot reload and debugger`,
      ),
      ...(service.tests === undefined
        ? []
        : [pythonInteractive(service, 'test', asModule(service.tests.command), `tests of ${service.name}`)]),
    ],
  };
}

/** A process of the folder that doesn't listen is a plain program. */
function production({ serve }: PythonFramework, service: ServicePlan): string[] {
  return shapeOf(service).listens ? serve(service) : program(service);
}

function program(service: ServicePlan): string[] {
  return service.command ?? taskArguments(service) ?? pythonProgram(service.entryPoint);
}

function development({ develop }: PythonFramework, service: ServicePlan): string[] {
  const { debugPort, development: own } = service;
  const started =
    own !== undefined ? ['-m', ...own.command] : shapeOf(service).listens ? develop(service) : program(service);
  return debugPort === undefined
    ? ['python3', ...started]
    : // Frozen modules can't be stepped through.
      ['python3', '-X', 'frozen_modules=off', '-m', 'debugpy', '--listen', `0.0.0.0:${debugPort}`, ...started];
}

function migrate({ name, migrations }: ServicePlan): Stage[] {
  if (migrations === undefined) return [];
  return [
    {
      name: `${name}-migrate`,
      role: 'migrate',
      from: name,
      summary: `database migrations of ${name} (${migrations.tool}), run once`,
      instructions: migrateInstructions(asModule(migrations.command)),
    },
  ];
}
