import type { Recipe } from '../dockerfile/recipe.ts';
import { nodeBuild, nodeDependencies, nodeInteractive, nodeTools } from '../languages/node/stages/node.ts';
import type { ServicePlan } from '../model/index.ts';
import { folderInImage } from '../text/path.ts';
import { filledVariables, placeholderOf } from './filled-variables.ts';
import { type SiteBuild, siteRecipe } from './site-recipe.ts';

/** A site that a tool of Node makes. */
export interface NodeSite extends Pick<SiteBuild, 'framework' | 'title'> {
  /** The tool's development server, listening on every address of the container at this port. */
  development(port: number, service: ServicePlan): string[];
  /** Folder of the tool's cache, in the folder of the service. */
  cache?: string;
  /** Folders that the tool makes beside the modules. */
  makes: readonly string[];
  /** Variables of the build. */
  environment?: Record<string, string>;
  files?: NonNullable<Recipe['files']>;
  /** What the build needs to be done before it. */
  before?(service: ServicePlan): ReturnType<typeof nodeBuild>['instructions'];
}

export function nodeSiteRecipe(site: NodeSite): Recipe {
  const { framework, title, makes, files, environment, before } = site;
  return siteRecipe({
    framework,
    title,
    madeByTools: ['node_modules', ...makes, 'coverage'],
    ...(files === undefined ? {} : { files }),
    built: (service, { image, text }) => {
      const fixed = (service.build.environment ?? []).map(({ name, value }) => [name, text(value)] as const);
      const open = filledVariables(service).map(({ name }) => [name, placeholderOf(name)] as const);
      const variables = { ...environment, ...Object.fromEntries([...fixed, ...open]) };
      const built = nodeBuild(service, {
        ...(Object.keys(variables).length === 0 ? {} : { environment: variables }),
        cache: { id: `${image}-site`, target: `${folderInImage(service)}/${site.cache ?? 'node_modules/.cache'}` },
      });
      const [copy, ...rest] = built.instructions;
      const instructions = before === undefined ? built.instructions : [copy, ...before(service), ...rest];
      return [
        nodeTools(service),
        nodeDependencies(service, 'development'),
        { ...built, instructions: instructions.filter((one) => one !== undefined) },
      ];
    },
    interactive: (service) => [
      nodeInteractive(
        service,
        'development',
        service.development?.command ?? site.development(service.port ?? 8080, service),
        `${title} site with hot reload`,
      ),
      ...(service.tests === undefined
        ? []
        : [nodeInteractive(service, 'test', service.tests.command, `tests of ${service.name}`)]),
    ],
  });
}
