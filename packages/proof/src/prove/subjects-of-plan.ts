import type { Plan, Subject } from '@seaworthy/core/model';

/** What a plan says about the services and datastores that come from it. Images are those that the plan builds. */
export function subjectsOfPlan(plan: Plan): Subject[] {
  const services = plan.services.map((service): Subject => {
    const healthPath = service.readiness ?? service.liveness;
    return {
      service: service.name,
      image: `${plan.name}-${service.name}:latest`,
      shape: service.shape,
      listens: service.port !== undefined,
      language: service.runtime.id,
      security: service.security,
      ...(service.port === undefined ? {} : { port: service.port }),
      ...(healthPath === undefined ? {} : { healthPath }),
      budgets: service.budgets,
    };
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
      },
    }),
  );
  return [...services, ...datastores];
}
