import type { Stage } from '../../generate/dockerfile/stage.ts';
import { initStage } from '../../generate/stages/init.ts';
import { withInspector } from '../../generate/stages/inspector.ts';
import {
  nodeBinary,
  nodeBuild,
  nodeDependencies,
  nodeInteractive,
  nodeRuntimeEnvironment,
  nodeTools,
} from '../../generate/stages/node.ts';
import { imageInstructions, runtimeInstructions } from '../../generate/stages/runtime.ts';
import type { ServicePlan } from '../../model/index.ts';
import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe({
  framework: 'nextjs',
  title: 'Next.js',
  madeByTools: ['node_modules', '.next', 'coverage'],

  stages: (service, { project }) => [
    initStage(service),
    nodeTools(service),
    nodeDependencies(service, 'development'),
    build(service, project),
    production(service, project),
    nodeInteractive(service, 'development', development(service), 'Next.js server with hot reload and debugger'),
    ...(service.tests === undefined
      ? []
      : [nodeInteractive(service, 'test', service.tests.command, `tests of ${service.name}`)]),
  ],

  developmentEnvironment: () => ({ NEXT_TELEMETRY_DISABLED: '1' }),
});

function build(service: ServicePlan, project: string): Stage {
  const standalone: Record<string, string> =
    service.traits.standalone === true ? {} : { NEXT_PRIVATE_STANDALONE: 'true' };
  return nodeBuild(service, {
    environment: { NEXT_TELEMETRY_DISABLED: '1', ...standalone },
    cache: { id: `${project}-${service.name}-next`, target: '/app/.next/cache' },
    // The folder is optional in Next.js, but the image copies it.
    afterwards: ['mkdir -p public'],
  });
}

function production(service: ServicePlan, project: string): Stage {
  const from = `${service.name}-build`;
  return {
    name: service.name,
    role: 'production',
    from: service.images.runtime,
    summary: 'Next.js server, production',
    instructions: [
      ...imageInstructions(service, `${project}-${service.name}`),
      nodeRuntimeEnvironment(service, { HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' }),
      {
        comment: 'The server with only the modules that it reaches; files for browsers are not part of it.',
        kind: 'copy',
        from,
        sources: ['/app/.next/standalone'],
        destination: './',
      },
      { kind: 'copy', from, sources: ['/app/.next/static'], destination: './.next/static' },
      { kind: 'copy', from, sources: ['/app/public'], destination: './public' },
      ...runtimeInstructions(service, [nodeBinary(service), 'server.js']),
    ],
  };
}

function development(service: ServicePlan): string[] {
  const command = service.development?.command ?? ['next', 'dev'];
  return withInspector(command, service.debugPort);
}
