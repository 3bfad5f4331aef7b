import { userError } from '@seaworthy/core/errors';
import type { Plan } from '@seaworthy/core/model';
import { readDotEnv } from '@seaworthy/core/repository';
import { installationVariablesOf } from '../plan-reading.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What installing needs of the environment: what is given, by the shell or by `.env`, and what is not. */
export interface InstallationVariables {
  values: Record<string, string>;
  missing: { name: string; hint: string }[];
}

export async function findInstallationVariables(
  plan: Plan,
  root: string,
  environment: Environment = process.env,
): Promise<InstallationVariables> {
  const dotEnv: Environment = await readDotEnv(root);
  const found: InstallationVariables = { values: {}, missing: [] };
  for (const name of installationVariablesOf(plan)) {
    const value = environment[name] || dotEnv[name];
    if (value) found.values[name] = value;
    else found.missing.push({ name, hint: `installing packages needs it; a line \`${name}=…\` in .env, or the shell` });
  }
  return found;
}

/** The values, for the builder. Throws CONFIGURATION_MISSING with all names that nothing gives a value. */
export async function requireInstallationVariables(plan: Plan, root: string): Promise<Record<string, string>> {
  const { values, missing } = await findInstallationVariables(plan, root);
  if (missing.length > 0) throw userError('CONFIGURATION_MISSING', { variables: missing });
  return values;
}
