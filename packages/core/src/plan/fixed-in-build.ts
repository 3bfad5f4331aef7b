import type { BuildPlan, EnvironmentPlan, ServiceFacts } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { Ledger } from './decisions.ts';

/** True where a build writes public variables into its files, and nothing reads them later. */
export function isFixedInBuild(facts: ServiceFacts): boolean {
  return shapeOf(facts).inBrowsers && facts.traits.publicAtRunTime?.value !== true;
}

/** The variables of such a build. What has no value stays unset there, as it would on any other machine. */
export function fixedInBuild(
  ledger: Ledger,
  name: string,
  environment: readonly EnvironmentPlan[],
): Pick<BuildPlan, 'environment'> {
  if (environment.length === 0) return {};
  const names = environment.map((variable) => variable.name);
  ledger.ask({
    subject: `services.${name}.environment`,
    question: `The build writes ${names.join(', ')} into the files that browsers load, so another value needs another build. Are these the values of production?`,
    candidates: [],
    blocking: false,
  });
  const known = environment.flatMap(({ name: variable, value }) =>
    value === undefined ? [] : [{ name: variable, value }],
  );
  return known.length === 0 ? {} : { environment: known };
}
