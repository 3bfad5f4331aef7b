import type { BuildPlan, EnvironmentPlan, ServiceFacts, ServicePlan } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import type { Ledger } from './decisions.ts';

/** Variables are the container's, or the build's where that writes them into its files and nothing reads them later. */
export function placeEnvironment(
  ledger: Ledger,
  facts: ServiceFacts,
  { name, build }: Pick<ServicePlan, 'name' | 'build'>,
  environment: EnvironmentPlan[],
): Pick<ServicePlan, 'build' | 'environment'> {
  if (!shapeOf(facts).inBrowsers || facts.traits.publicAtRunTime?.value === true) return { build, environment };
  const filledIn = String(facts.traits.filledIn?.value ?? '').split(' ');
  const [later, fixed] = [true, false].map((isLater) =>
    environment.filter((variable) => filledIn.includes(variable.name) === isLater),
  ) as [EnvironmentPlan[], EnvironmentPlan[]];
  if (fixed.length === 0) return { build, environment };
  return { build: { ...build, ...fixedInBuild(ledger, name, fixed) }, environment: later };
}

/** What has no value stays unset in the build, as it would on any other machine. */
function fixedInBuild(
  ledger: Ledger,
  name: string,
  environment: readonly EnvironmentPlan[],
): Pick<BuildPlan, 'environment'> {
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
