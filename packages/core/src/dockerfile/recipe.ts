import type { ServicePlan, Value } from '../model/index.ts';
import type { Stage } from './stage.ts';

/** What a recipe knows beside its service. */
export interface RecipeContext {
  /** Name of the service's production image: its title, and the beginning of caches that belong to it alone. */
  image: string;
  /** A value as it is while whoever runs the stack moved no port. No secret is in what a build needs. */
  text(value: Value): string;
}

/** A file that is generated because a stage copies it. */
export interface RecipeFile {
  /** Relative to the repository; the same for all services, as one Dockerfile builds them. */
  path: string;
  content: string;
  neededBy(service: ServicePlan): boolean;
}

/** How one framework is built and run: its stages, and what compose has to know for development. */
export interface Recipe {
  framework: string;
  /** The framework as people write it, for comments. */
  title: string;
  /**
   * All stages of the service, the shared ones (role `tools`) included. Names: `<service>` production,
   * `<service>-migrate`, `<service>-dev`, `<service>-test`; others as the recipe likes, starting with `<service>-`.
   */
  stages(service: ServicePlan, context: RecipeContext): Stage[];
  /** Files that the stages copy beside those of the repository, at fixed paths there. */
  files?: readonly RecipeFile[];
  /** Files of one service alone, below `folder` there: its own configuration. */
  ownFiles?: { folder: string; of(service: ServicePlan): readonly { path: string; content: string }[] };
  /** Folders that the service's tools make in its folder: neither sent to the builder nor synchronised. */
  madeByTools: readonly string[];
  /** Which of these folders this service has in its repository, so that they are sent. Absent: none. */
  keeps?(service: ServicePlan): readonly string[];
  /** Variables that the development container needs beside those of the plan. */
  developmentEnvironment?(service: ServicePlan): Record<string, string>;
}
