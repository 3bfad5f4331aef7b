import { recipeOf } from '../../frameworks/recipe-of.ts';
import type { Plan } from '../../model/index.ts';
import type { TargetFile } from '../define-target.ts';

/** The files that stages of this plan copy beside those of the repository, each once. */
export function copiedFiles({ services }: Plan): TargetFile[] {
  const needed = services.flatMap((service) => {
    const { files = [], ownFiles } = recipeOf(service);
    const shared = files.filter((file) => file.neededBy(service)).map(({ path, content }) => ({ path, content }));
    return [...shared, ...(ownFiles?.of(service) ?? [])];
  });
  return [...new Map(needed.map((file) => [file.path, file])).values()];
}
