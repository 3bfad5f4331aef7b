import type { Stage } from '../../dockerfile/stage.ts';
import { initStage } from '../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../dockerfile/stages/runtime.ts';
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
} from '../../languages/python/stages/python.ts';
import { pythonRuntime } from '../../languages/python/stages/runtime.ts';
import type { ServicePlan } from '../../model/index.ts';
import { shapeOf } from '../../shapes/shape-of.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe({
  framework: 'fastapi',
  title: 'FastAPI',
  madeByTools: ['__pycache__', '.venv', '.pytest_cache'],

  stages: (service, { image }) => [
    initStage(service),
    pythonTools(service),
    pythonStrip(service),
    ...pythonRuntime(service).stages,
    pythonDependencies(service),
    pythonDevelopmentDependencies(service),
    pythonBuild(service),
    {
      name: service.name,
      role: 'production',
      from: pythonRuntime(service).from,
      summary: `FastAPI ${shapeOf(service).noun}, production`,
      instructions: [
        ...imageInstructions(service, image),
        ...pythonRuntimeFiles(service),
        ...runtimeInstructions(service, production(service)),
      ],
    },
    ...migrate(service),
    pythonInteractive(
      service,
      'development',
      development(service),
      `FastAPI ${shapeOf(service).noun} with hot reload and debugger`,
    ),
    ...(service.tests === undefined
      ? []
      : [pythonInteractive(service, 'test', asModule(service.tests.command), `tests of ${service.name}`)]),
  ],
});

/** A process of the folder that doesn't listen is a plain program. */
function production(service: ServicePlan): string[] {
  const { drainSeconds, entryPoint, runtime } = service;
  if (!shapeOf(service).listens) return [runtime.binary, ...pythonProgram(entryPoint)];
  return [
    runtime.binary,
    '-m',
    ...listen(service),
    '--timeout-graceful-shutdown',
    String(drainSeconds),
    '--no-server-header',
  ];
}

function development(service: ServicePlan): string[] {
  const { debugPort, development, entryPoint } = service;
  const program =
    development !== undefined
      ? ['-m', ...development.command]
      : shapeOf(service).listens
        ? ['-m', ...listen(service), '--reload']
        : pythonProgram(entryPoint);
  return debugPort === undefined
    ? ['python3', ...program]
    : // Frozen modules can't be stepped through.
      ['python3', '-X', 'frozen_modules=off', '-m', 'debugpy', '--listen', `0.0.0.0:${debugPort}`, ...program];
}

function listen({ entryPoint, port = 8000, traits }: ServicePlan): string[] {
  return [
    'uvicorn',
    ...(traits.factory === true ? ['--factory'] : []),
    entryPoint,
    '--host',
    '0.0.0.0',
    '--port',
    String(port),
  ];
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
