import type { Recipe } from '../dockerfile/recipe.ts';

/** Declares how a framework is built and run. The contract lies deeper, where languages make whole recipes, too. */
export function defineRecipe(recipe: Recipe): Recipe {
  return recipe;
}
