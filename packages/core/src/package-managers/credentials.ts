import type { Mount } from '../dockerfile/stage.ts';
import type { ServicePlan } from '../model/index.ts';

/** True when this file of the service's folder reaches installations as a build secret, and no layer. */
export function comesAsSecret({ build }: ServicePlan, file: string): boolean {
  return build.secrets?.some((secret) => secret.file === file) === true;
}

/** The service's logins, for the steps that install. A variable's has to be there: without it nothing can be installed. */
export function credentialMounts({ build }: ServicePlan): Mount[] {
  return [
    ...(build.secrets ?? []).map(({ id, target }): Mount => ({ type: 'secret', id, target })),
    ...(build.secretVariables ?? []).map((id): Mount => ({ type: 'secret', id, target: mountOf(id), required: true })),
  ];
}

/** Gives the commands behind it the variables that they need: the mount's own `env` is of BuildKit 0.16 and later. */
export function exportVariables({ build }: ServicePlan): string[] {
  return (build.secretVariables ?? []).map((name) => `export ${name}="$(cat ${mountOf(name)})"`);
}

function mountOf(name: string): string {
  return `/run/secrets/${name}`;
}
