import type { Recipe, RecipeContext } from '../dockerfile/recipe.ts';
import type { Instruction, Stage } from '../dockerfile/stage.ts';
import { initStage } from '../dockerfile/stages/init.ts';
import { imageInstructions, runtimeInstructions } from '../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../model/index.ts';
import { filledVariables } from './filled-variables.ts';
import { configurationFile, renderNginxConfiguration } from './nginx-configuration.ts';
import { NGINX, nginxBase, nginxStages, SCRIPTING_FILES, SERVER_FILES } from './nginx-stage.ts';
import { PREPARE_SITE, prepareSite } from './prepare-site.ts';
import {
  BUILT_VARIABLES,
  lookedUpVariables,
  publicVariables,
  renderVariables,
  scriptFile,
} from './public-variables.ts';
import { basePath } from './site-traits.ts';

/** Where the build leaves what is served, and its configuration. */
const PREPARED = '/opt/site';

/** What a kind of site adds to what all of them have. */
export interface SiteBuild {
  framework: string;
  title: string;
  /** The stages before the image, the last of which, `<service>-build`, has made the site in the output folder. */
  built(service: ServicePlan, context: RecipeContext): Stage[];
  /** Development and tests. */
  interactive(service: ServicePlan): Stage[];
  madeByTools: readonly string[];
  /** Other files that its stages copy. */
  files?: NonNullable<Recipe['files']>;
}

/** The recipe of files that nginx serves, whatever made them. */
export function siteRecipe({ framework, title, built, interactive, madeByTools, files = [] }: SiteBuild): Recipe {
  return {
    framework,
    title,
    madeByTools,
    files: [{ path: PREPARE_SITE, content: prepareSite, neededBy: () => true }, ...files],
    ownFiles: { folder: 'docker/nginx/', of: ownFiles },
    stages: (service, context) => {
      const stages = built(service, context);
      const last = stages.at(-1) as Stage;
      return [
        initStage(service),
        ...nginxStages(service),
        ...stages.slice(0, -1),
        { ...last, instructions: [...last.instructions, ...prepared(service)] },
        production(service, `${title} site, production`, context.image),
        ...interactive(service),
      ];
    },
  };
}

function ownFiles(service: ServicePlan): { path: string; content: string }[] {
  return [
    { path: configurationFile(service), content: renderNginxConfiguration(service) },
    ...(publicVariables(service).length === 0
      ? []
      : [{ path: scriptFile(service), content: renderVariables(service) }]),
  ];
}

function prepared(service: ServicePlan): Instruction[] {
  const { build, traits } = service;
  const filled = filledVariables(service);
  const options = [
    ...(basePath(service) === '/' ? [] : [`--base=${basePath(service)}`]),
    ...(typeof traits.publicFolder === 'string' ? [`--public=${traits.publicFolder}`] : []),
    ...(traits.plainNames === true ? ['--plain'] : []),
    ...(build.outputDirectory === '.' ? ['--source'] : []),
    ...(filled.length === 0 ? [] : [`--fill=${filled.map(({ name }) => name).join(',')}`]),
  ];
  return [
    {
      comment: 'Compressed once here and not at each visit, with what nginx has to know of each file.',
      kind: 'copy',
      sources: [PREPARE_SITE],
      destination: '/opt/',
    },
    {
      kind: 'run',
      mounts: [],
      commands: [['node /opt/prepare-site.mjs', build.outputDirectory ?? '.', PREPARED, ...options].join(' ')],
    },
  ];
}

function production(service: ServicePlan, summary: string, image: string): Stage {
  const from = `${service.name}-build`;
  return {
    name: service.name,
    role: 'production',
    from: nginxBase(service),
    summary,
    instructions: [
      ...imageInstructions(service, image),
      { kind: 'copy', from: NGINX, sources: [SERVER_FILES], destination: '/' },
      ...(publicVariables(service).length === 0
        ? []
        : ([
            { kind: 'copy', from: NGINX, sources: [SCRIPTING_FILES], destination: '/' },
            ...(lookedUpVariables(service).length === 0
              ? []
              : [{ kind: 'copy', from, sources: [BUILT_VARIABLES], destination: '/etc/nginx/' } as const]),
            { kind: 'copy', sources: [scriptFile(service)], destination: '/etc/nginx/public-variables.js' },
          ] as const)),
      { kind: 'copy', sources: [configurationFile(service)], destination: '/etc/nginx/nginx.conf' },
      { kind: 'copy', from, sources: [`${PREPARED}/nginx`], destination: '/etc/nginx/site' },
      { kind: 'copy', from, sources: [`${PREPARED}/files`], destination: './' },
      ...runtimeInstructions(service, [service.runtime.binary, '-e', 'stderr']),
    ],
  };
}
