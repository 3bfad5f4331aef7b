import type { ServicePlan } from '../model/index.ts';

/** The path below which the site lies, with a slash at both ends. */
export function basePath({ traits }: Pick<ServicePlan, 'traits'>): string {
  return typeof traits.base === 'string' ? traits.base : '/';
}

/** The page that answers for what is no file; `undefined`: there is none. */
export function fallbackOf({ traits }: Pick<ServicePlan, 'traits'>): string | undefined {
  return typeof traits.fallback === 'string' ? traits.fallback : undefined;
}

/** It finds out by itself what an address stands for. A page of this name only says that there is nothing. */
export function routesByItself(fallback: string): boolean {
  return fallback !== '404.html';
}
