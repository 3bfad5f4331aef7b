import { userError } from '../errors/index.ts';
import type { Target } from './define-target.ts';
import { targets } from './targets.gen.ts';

const known: readonly Target[] = Object.values(targets as Readonly<Record<string, Target>>);

/** The targets that every plan is rendered for, unless it is said otherwise. */
export const byDefault: readonly Target[] = known.filter((target) => target.byDefault);

export const targetIds: readonly string[] = known.map(({ id }) => id);

/** @throws TARGET_UNSUPPORTED */
export function findTarget(id: string): Target {
  const target = known.find((candidate) => candidate.id === id);
  if (target === undefined) throw userError('TARGET_UNSUPPORTED', { target: id, supported: [...targetIds] });
  return target;
}

/** True for a path that one of the targets may write. */
export function isTargetPath(path: string): boolean {
  return known.some((target) => mayWrite(target, path));
}

/** True for a path that this target may write. */
export function mayWrite({ paths }: Pick<Target, 'paths'>, path: string): boolean {
  return paths.some((own) => own === path || (own.endsWith('/') && path.startsWith(own)));
}
