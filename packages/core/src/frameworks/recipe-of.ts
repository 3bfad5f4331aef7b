import type { Recipe } from '../dockerfile/recipe.ts';
import { userError } from '../errors/index.ts';
import type { ServicePlan } from '../model/index.ts';
import { recipes } from './recipes.gen.ts';

/**
 * The recipe of a service's framework.
 * @throws FRAMEWORK_WITHOUT_RECIPE
 */
export function recipeOf({ name, framework }: Pick<ServicePlan, 'name' | 'framework'>): Recipe {
  const known: Readonly<Record<string, Recipe>> = recipes;
  const recipe = known[framework];
  if (recipe === undefined) {
    throw userError('FRAMEWORK_WITHOUT_RECIPE', { service: name, framework, supported: Object.keys(known) });
  }
  return recipe;
}
