import type { ServicePlan } from '../model/index.ts';

/** The path below which the site lies, with a slash at both ends. */
export function basePath({ traits }: Pick<ServicePlan, 'traits'>): string {
  return typeof traits.base === 'string' ? traits.base : '/';
}

/** The page that answers for what is no file: `index.html` where the page routes by itself; `undefined`: there is none. */
export function fallbackOf({ traits }: Pick<ServicePlan, 'traits'>): string | undefined {
  return typeof traits.fallback === 'string' ? traits.fallback : undefined;
}
