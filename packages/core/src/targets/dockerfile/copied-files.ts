import { recipeOf } from '../../frameworks/recipe-of.ts';
import type { RuntimeLibrary } from '../../languages/define-library.ts';
import { languageOf } from '../../languages/language-of.ts';
import type { Plan, ServicePlan } from '../../model/index.ts';
import type { TargetFile } from '../define-target.ts';

/** The files that stages of this plan copy beside those of the repository, each once. */
export function copiedFiles(plan: Plan): TargetFile[] {
  const needed = [
    ...plan.services.flatMap(filesOfRecipe),
    ...plan.services.flatMap((service) => libraryOf(service)?.files ?? []),
  ];
  return [...new Map(needed.map((file) => [file.path, file])).values()];
}

/** Where they are: a library is sent as a whole. */
export function copiedPaths(plan: Plan): string[] {
  const folders = plan.services.flatMap((service) => libraryOf(service)?.folder.slice(0, -1) ?? []);
  return [...plan.services.flatMap(filesOfRecipe).map(({ path }) => path), ...folders];
}

/** The library in the service's image. */
export function libraryOf(service: ServicePlan): RuntimeLibrary | undefined {
  return service.library === undefined ? undefined : languageOf(service.build.language).library;
}

function filesOfRecipe(service: ServicePlan): TargetFile[] {
  const { files = [], ownFiles } = recipeOf(service);
  const shared = files.filter((file) => file.neededBy(service)).map(({ path, content }) => ({ path, content }));
  return [...shared, ...(ownFiles?.of(service) ?? [])];
}
