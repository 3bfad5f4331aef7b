import type { RecipeFile } from '../../dockerfile/recipe.ts';
import { recipeOf } from '../../frameworks/recipe-of.ts';
import type { Plan } from '../../model/index.ts';

/** The files that stages of this plan copy beside those of the repository, each once. */
export function copiedFiles({ services }: Plan): RecipeFile[] {
  const needed = services.flatMap((service) =>
    (recipeOf(service).files ?? []).filter((file) => file.neededBy(service)),
  );
  return [...new Map(needed.map((file) => [file.path, file])).values()];
}
