import { interactiveStage } from '../../dockerfile/stages/interactive.ts';
import type { ServicePlan } from '../../model/index.ts';
import { siteRecipe } from '../../sites/site-recipe.ts';
import { sourceOf } from '../../text/path.ts';
import { pageServer } from './page-server.ts';

export default siteRecipe({
  framework: 'html',
  title: 'HTML',
  madeByTools: ['node_modules'],
  files: [{ ...pageServer, neededBy: () => true }],
  built: (service) => [
    {
      name: `${service.name}-build`,
      role: 'builder',
      from: service.build.image,
      onBuildPlatform: true,
      instructions: [
        { kind: 'workdir', path: '/app' },
        { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      ],
    },
  ],
  interactive: (service) => [development(service)],
});

function development(service: ServicePlan) {
  const port = String(service.port ?? 8080);
  const stage = interactiveStage(service, {
    role: 'development',
    from: service.build.image,
    command: ['node', '/opt/page-server.mjs', '/app', port],
    summary: 'HTML site, each page as it is on the disk',
    environment: { HOME: '/tmp' },
    prepare: { kind: 'copy', sources: [pageServer.path], destination: '/opt/' },
  });
  return { ...stage, instructions: [{ kind: 'workdir', path: '/app' } as const, ...stage.instructions] };
}
