import type { ServicePlan } from '../../model/index.ts';
import { nodeSiteRecipe } from '../../sites/node-site.ts';

export default nodeSiteRecipe({
  framework: 'vitepress',
  title: 'VitePress',
  makes: ['.vitepress/dist', '.vitepress/cache', 'docs/.vitepress/dist', 'docs/.vitepress/cache'],
  cache: 'node_modules/.vite',
  development: (port, service) => ['vitepress', 'dev', pagesOf(service), '--host', '0.0.0.0', '--port', String(port)],
});

/** The folder that it is told to build, which holds its own; an output elsewhere is that of the usual one. */
function pagesOf({ build: { outputDirectory = '' } }: ServicePlan): string {
  return /^(.+)\/\.vitepress\/dist$/.exec(outputDirectory)?.[1] ?? '.';
}
