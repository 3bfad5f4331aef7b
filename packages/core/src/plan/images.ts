import type { ImagePlan, ImageRole, ServicePlan } from '../model/index.ts';

/** How the images of a project are called, in the order of its services. */
export function planImages(project: string, services: readonly ServicePlan[]): ImagePlan[] {
  return services.flatMap((service) =>
    rolesOf(service).map((role): ImagePlan => {
      const own = { service: service.name, role, name: `${project}-${service.name}` };
      if (role === 'production') return { ...own, target: service.name };
      // It is shipped beside the service, so it has a name of its own.
      if (role === 'migrate') {
        return { ...own, target: `${service.name}-migrate`, name: `${project}-${service.name}-migrate` };
      }
      const tag = role === 'development' ? 'dev' : 'test';
      return { ...own, target: `${service.name}-${tag}`, tag };
    }),
  );
}

function rolesOf({ migrations, tests, build }: ServicePlan): ImageRole[] {
  if (build.own !== undefined) return ['production'];
  return [
    'production',
    ...(migrations === undefined ? [] : (['migrate'] as const)),
    'development',
    ...(tests === undefined ? [] : (['test'] as const)),
  ];
}
