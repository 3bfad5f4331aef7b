import type { Mount } from '../dockerfile/stage.ts';
import type { ServicePlan } from '../model/index.ts';

/** True when this file of the service's folder reaches installations as a build secret, and no layer. */
export function comesAsSecret({ build }: ServicePlan, file: string): boolean {
  return build.secrets?.some((secret) => secret.file === file) === true;
}

/** The service's logins, for the steps that install. */
export function credentialMounts({ build }: ServicePlan): Mount[] {
  return (build.secrets ?? []).map(({ id, target }) => ({ type: 'secret', id, target }));
}
