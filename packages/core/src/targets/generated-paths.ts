import type { Target } from './define-target.ts';
import { targets } from './targets.gen.ts';

/** True for a path that one of the targets may write. */
export function isTargetPath(path: string): boolean {
  return Object.values(targets as Readonly<Record<string, Target>>).some((target) => writes(target, path));
}

/** True for a path that this target may write. */
export function writes({ paths }: Pick<Target, 'paths'>, path: string): boolean {
  return paths.some((own) => own === path || (own.endsWith('/') && path.startsWith(own)));
}
