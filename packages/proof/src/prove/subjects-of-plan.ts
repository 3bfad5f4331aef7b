import { imageOf, type Plan, referenceOf, type Subject } from '@seaworthy/core/model';

/**
 * What a plan says about the services and datastores that come from it. Images are those that the plan builds. `edited`: the
 * files were changed by hand since, so that seaworthy.yaml no longer decides what is in them.
 */
export function subjectsOfPlan(plan: Plan, { edited = false }: { edited?: boolean } = {}): Subject[] {
  const settingsOf = (place: string) => (edited ? {} : { settings: place });
  const services = plan.services.flatMap((service): Subject[] => {
    const image = imageOf(plan, service.name, 'production');
    if (image === undefined) return [];
    const healthPath = service.readiness ?? service.liveness;
    const subject: Subject = {
      service: service.name,
      image: referenceOf(image),
      shape: service.shape,
      listens: service.port !== undefined,
      language: service.runtime.id,
      security: service.security,
      ...(service.port === undefined ? {} : { port: service.port }),
      ...(healthPath === undefined ? {} : { healthPath }),
      budgets: service.budgets,
      ...settingsOf(`services.${service.name}`),
    };
    return [subject];
  });
  const datastores = plan.datastores.map(
    ({ name, image, port, budgets }): Subject => ({
      ...{
        service: name,
        image,
        shape: 'datastore',
        listens: true,
        language: 'other',
        security: 'standard',
        port,
        budgets,
        ...settingsOf(`datastores.${name}`),
      },
    }),
  );
  return [...services, ...datastores];
}
