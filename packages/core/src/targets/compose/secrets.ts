import { type EnvironmentPlan, type Plan, type SecretPlan, secretAlone } from '../../model/index.ts';
import { byName } from '../../text/order.ts';

/** A secret that compose takes from a file, which has to exist before the stack starts. */
export interface SecretFile extends SecretPlan {
  /** What compose calls it. */
  secret: string;
  /** Relative to the repository. */
  path: string;
}

/** Every secret that the compose file takes from a file, sorted. */
export function secretFiles({ secrets }: Pick<Plan, 'secrets'>): SecretFile[] {
  return secrets
    .filter(({ delivery }) => delivery === 'file')
    .map((secret) => ({ ...secret, ...fileOf(secret) }))
    .sort(byName(({ secret }) => secret));
}

/**
 * The secrets of a plan that nobody has to know: passwords between its own containers, for which anything random will do,
 * and optional ones, whose file may be empty. Those that a variable delivers are kept in `path` as well, for the next start.
 */
export function secretsToMake({ secrets }: Pick<Plan, 'secrets'>): SecretFile[] {
  return keptSecrets({ secrets }).filter(
    ({ generated, required, delivery }) => generated || (!required && delivery === 'file'),
  );
}

/** Every secret of a plan with the file in which it is kept for this machine, also those that a variable delivers; sorted. */
export function keptSecrets({ secrets }: Pick<Plan, 'secrets'>): SecretFile[] {
  return secrets.map((secret) => ({ ...secret, ...fileOf(secret) })).sort(byName(({ secret }) => secret));
}

/** The secret that a variable takes as a file; `undefined` when it does not arrive as one. */
export function secretFileOf(plan: Plan, { value, fileVariable }: EnvironmentPlan): string | undefined {
  const secret = secretOf(plan, secretAlone(value));
  return secret?.delivery === 'file' && fileVariable !== undefined ? fileOf(secret).secret : undefined;
}

export function secretOf({ secrets }: Plan, name: string | undefined): SecretPlan | undefined {
  return secrets.find((secret) => secret.name === name);
}

/** Where a container finds a secret that is a file. */
export function mountedSecret(secret: string): string {
  return `/run/secrets/${secret}`;
}

function fileOf({ name }: SecretPlan): { secret: string; path: string } {
  const secret = name.toLowerCase();
  return { secret, path: `.secrets/${secret}` };
}
