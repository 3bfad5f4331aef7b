import type { Plan, ServicePlan } from '../model/index.ts';

/** Where the generated Dockerfile and its `.dockerignore` stand. */
export interface DockerfilePlace {
  dockerfile: string;
  dockerignore: string;
}

/** Beside an adopted service that is built from the top: what is there is that one's. */
export const besideOwn: DockerfilePlace = {
  dockerfile: 'docker/Dockerfile',
  // BuildKit takes it before the `.dockerignore` of the context.
  dockerignore: 'docker/Dockerfile.dockerignore',
};
export const atTop: DockerfilePlace = { dockerfile: 'Dockerfile', dockerignore: '.dockerignore' };

/** Services whose images are built by the generated Dockerfile; the others are adopted with their own. */
export function generatedServices({ services }: Pick<Plan, 'services'>): ServicePlan[] {
  return services.filter(({ build }) => build.own === undefined);
}

export function placeOfDockerfile({ services }: Pick<Plan, 'services'>): DockerfilePlace {
  return services.some(({ build }) => build.own?.context === '.' || build.own?.dockerfile === atTop.dockerfile)
    ? besideOwn
    : atTop;
}

/** How the image of a service is built, for files outside of the Dockerfile. Paths are the repository's. */
export function buildOf(plan: Plan, { build }: Pick<ServicePlan, 'build'>, target: string) {
  const { own } = build;
  if (own === undefined) {
    const { dockerfile } = placeOfDockerfile(plan);
    return { context: '.', target, ...(dockerfile === atTop.dockerfile ? {} : { dockerfile }) };
  }
  return {
    context: own.context,
    dockerfile: own.context === '.' ? own.dockerfile : relativeTo(own.context, own.dockerfile),
    ...(own.target === undefined ? {} : { target: own.target }),
    ...(Object.keys(own.arguments).length === 0 ? {} : { args: own.arguments }),
  };
}

function relativeTo(folder: string, file: string): string {
  const from = folder.split('/');
  const to = file.split('/');
  let same = 0;
  while (same < from.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
