import type { Stage } from '../../dockerfile/stage.ts';
import { initStage } from '../../dockerfile/stages/init.ts';
import { imageInstructions, migrateInstructions, runtimeInstructions } from '../../dockerfile/stages/runtime.ts';
import {
  asModule,
  pythonBuild,
  pythonDependencies,
  pythonDevelopmentDependencies,
  pythonInteractive,
  pythonRuntimeFiles,
  pythonTools,
} from '../../languages/python/stages/python.ts';
import type { ServicePlan } from '../../model/index.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe({
  framework: 'fastapi',
  title: 'FastAPI',
  madeByTools: ['__pycache__', '.venv', '.pytest_cache'],

  stages: (service, { project }) => [
    initStage(service),
    pythonTools(service),
    pythonDependencies(service),
    pythonDevelopmentDependencies(service),
    pythonBuild(service),
    {
      name: service.name,
      role: 'production',
      from: service.images.runtime,
      summary: 'FastAPI server, production',
      instructions: [
        ...imageInstructions(service, `${project}-${service.name}`),
        ...pythonRuntimeFiles(service),
        ...runtimeInstructions(service, uvicorn(service)),
      ],
    },
    ...migrate(service),
    pythonInteractive(service, 'development', development(service), 'FastAPI server with hot reload and debugger'),
    ...(service.tests === undefined
      ? []
      : [pythonInteractive(service, 'test', asModule(service.tests.command), `tests of ${service.name}`)]),
  ],
});

function uvicorn(service: ServicePlan): string[] {
  const { drainSeconds } = service;
  return [
    'python3',
    '-m',
    ...listen(service),
    '--timeout-graceful-shutdown',
    String(drainSeconds),
    '--no-server-header',
  ];
}

function development(service: ServicePlan): string[] {
  const { debugPort, development } = service;
  const program = development?.command ?? [...listen(service), '--reload'];
  return debugPort === undefined
    ? asModule(program)
    : // Frozen modules can't be stepped through.
      ['python3', '-X', 'frozen_modules=off', '-m', 'debugpy', '--listen', `0.0.0.0:${debugPort}`, '-m', ...program];
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
