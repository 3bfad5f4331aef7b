import type { RecipeFile } from '../dockerfile/recipe.ts';
import type { Stage } from '../dockerfile/stage.ts';
import type { LibraryPlan, ServicePlan } from '../model/index.ts';

/** The library that lets servers of a language drain, without a change of their code. */
export interface RuntimeLibrary {
  name: string;
  /** What the image has to know of it; `undefined`: it does not drive this server in this version. */
  plan(version: string, server: string | undefined): LibraryPlan | undefined;
  /** Whether it looks after processes that listen on nothing. */
  workers?: true;
  files: readonly Pick<RecipeFile, 'path' | 'content'>[];
  /** Where they are in the repository, with a `/` at its end. */
  folder: string;
  /** The stage that has them. */
  stage(service: ServicePlan): Stage;
}
