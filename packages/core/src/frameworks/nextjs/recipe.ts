import type { Stage } from '../../dockerfile/stage.ts';
import { initStage } from '../../dockerfile/stages/init.ts';
import { imageInstructions, runtimeInstructions } from '../../dockerfile/stages/runtime.ts';
import { libraryOptions } from '../../languages/node/library/library.ts';
import { withInspector } from '../../languages/node/stages/inspector.ts';
import {
  nodeBuild,
  nodeDependencies,
  nodeInteractive,
  nodeRuntimeEnvironment,
  nodeTools,
} from '../../languages/node/stages/node.ts';
import type { ServicePlan } from '../../model/index.ts';
import { placeholderOf } from '../../sites/filled-variables.ts';
import { folderInImage } from '../../text/path.ts';
import { defineRecipe } from '../define-recipe.ts';
import { MODULES, pruneInstructions } from './modules.ts';
import { inlinedVariables, prepareInstructions, STARTER, STARTER_FILE } from './public-variables.ts';
import { revalidationInstructions } from './revalidation.ts';
import { STANDALONE } from './standalone.ts';
import { starter } from './starter.ts';

/** It brings some of its own: its image optimiser. */
const needs = { nativeCode: true };

export default defineRecipe({
  framework: 'nextjs',
  title: 'Next.js',
  madeByTools: ['node_modules', '.next', 'coverage'],
  files: [{ path: STARTER_FILE, content: starter, neededBy: (service) => inlinedVariables(service).length > 0 }],

  stages: (service, { image }) => [
    initStage(service),
    nodeTools(service, needs),
    nodeDependencies(service, 'development'),
    build(service, image),
    production(service, image),
    nodeInteractive(service, 'development', development(service), `Next.js server with hot reload${debugged(service)}`),
    ...(service.tests === undefined
      ? []
      : [nodeInteractive(service, 'test', service.tests.command, `tests of ${service.name}`)]),
  ],

  developmentEnvironment: () => ({ NEXT_TELEMETRY_DISABLED: '1' }),
});

function debugged(service: ServicePlan): string {
  return development(service).join(' ').includes('--inspect') ? ' and debugger' : '';
}

function build(service: ServicePlan, image: string): Stage {
  const standalone: Record<string, string> =
    service.traits.standalone === true ? {} : { NEXT_PRIVATE_STANDALONE: 'true' };
  const placeholders = Object.fromEntries(inlinedVariables(service).map((name) => [name, placeholderOf(name)]));
  const stage = nodeBuild(service, {
    environment: { NEXT_TELEMETRY_DISABLED: '1', ...standalone, ...placeholders },
    ...(standalone.NEXT_PRIVATE_STANDALONE === undefined
      ? {}
      : { comment: 'The switch behind `output: "standalone"`, which the configuration of Next.js does not set.' }),
    cache: { id: `${image}-next`, target: `${folderInImage(service)}/.next/cache` },
    // Apart, so that a change of the source leaves the layer with the modules as it was.
    afterwards: [`mkdir -p ${STANDALONE}/node_modules`, `mv ${STANDALONE}/node_modules ${MODULES}`],
  });
  return {
    ...stage,
    instructions: [
      ...stage.instructions,
      ...pruneInstructions(service),
      ...revalidationInstructions(service),
      ...(inlinedVariables(service).length === 0 ? [] : prepareInstructions(service)),
    ],
  };
}

function production(service: ServicePlan, image: string): Stage {
  const from = `${service.name}-build`;
  const filled = inlinedVariables(service).length > 0;
  const folder = folderInImage(service);
  return {
    name: service.name,
    role: 'production',
    from: service.runtime.image,
    summary: 'Next.js server, production',
    instructions: [
      ...imageInstructions(service, image),
      nodeRuntimeEnvironment(service, { HOSTNAME: '0.0.0.0', NEXT_TELEMETRY_DISABLED: '1' }),
      {
        comment: 'The modules that the server reaches: a layer that a change of the source alone leaves as it was.',
        kind: 'copy',
        from,
        sources: [MODULES],
        destination: '/app/node_modules',
      },
      {
        comment: 'The server itself; files for browsers are not part of it.',
        kind: 'copy',
        from,
        sources: [`${folder}/${STANDALONE}`],
        destination: '/app/',
      },
      { kind: 'copy', from, sources: [`${folder}/.next/static`], destination: './.next/static' },
      ...(service.traits.public === true
        ? [{ kind: 'copy', from, sources: [`${folder}/public`], destination: './public' } as const]
        : []),
      ...runtimeInstructions(service, [
        service.runtime.binary,
        ...libraryOptions(service),
        filled ? STARTER : 'server.js',
      ]),
    ],
  };
}

/**
 * Next.js 16 takes the debugger's address as an option, 15 from NODE_OPTIONS, of which it gives its server the next port.
 * Earlier ones debug on the container's own loopback alone, where nobody reaches them.
 */
function development({ development: own, debugPort, traits: { major } }: ServicePlan): string[] {
  const command = own?.command ?? ['next', 'dev'];
  if (command[0] !== 'next' || typeof major !== 'number' || debugPort === undefined) return [...command];
  if (major >= 16) return withInspector(command, debugPort);
  return major === 15 ? ['env', `NODE_OPTIONS=--inspect=0.0.0.0:${debugPort - 1}`, ...command] : [...command];
}
