import type { ServicePlan } from '../model/index.ts';
import { inService } from '../text/path.ts';

/** A build secret of the plan as files outside of the Dockerfile name it. */
export interface BuildSecret {
  id: string;
  /** Relative to the repository. */
  path: string;
  /** False: version control leaves the file out, so it may be missing. */
  kept: boolean;
  /** The variable that names another file, or none. */
  variable: string;
}

/** The logins that installations of these services need. */
export function buildSecrets(services: readonly ServicePlan[]): BuildSecret[] {
  return services.flatMap((service) =>
    (service.build.secrets ?? []).map(({ id, file, kept }) => ({
      id,
      path: inService({ path: service.workspace?.root ?? service.path }, file),
      kept,
      variable: id.toUpperCase().replace(/[^A-Z0-9]+/g, '_'),
    })),
  );
}

/** The variables whose values installations of these services need: build secrets of the same names. Each once. */
export function secretVariables(services: readonly Pick<ServicePlan, 'build'>[]): string[] {
  return [...new Set(services.flatMap(({ build }) => build.secretVariables ?? []))];
}
