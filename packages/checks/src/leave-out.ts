import type { PeerId } from '@seaworthy/core/lint';
import type { EvidenceKind } from '@seaworthy/core/model';
import { checks } from './checks.gen.ts';
import type { Check } from './define-check.ts';

/** Checks that are not judged in a run, each with the reason that its verdicts give. */
export type LeftOut = ReadonlyMap<string, string>;

/** Everything but `only`, and `skip`. Ids of no check count for nothing: whoever takes them from people refuses them before. */
export function leaveOut({ only, skip = [] }: { only?: readonly string[]; skip?: readonly string[] }): LeftOut {
  return new Map(
    Object.keys(checks).flatMap((id): [string, string][] => {
      if (skip.includes(id)) return [[id, 'Left out by `--skip`.']];
      return only === undefined || only.includes(id) ? [] : [[id, 'Left out by `--only`.']];
    }),
  );
}

/** The checks that answer for an item of another tool or benchmark. */
export function requiredBy(peer: PeerId): ReadonlySet<string> {
  const all = Object.values(checks) as unknown as readonly Pick<Check, 'id' | 'also'>[];
  return new Set(all.filter(({ also }) => also?.[peer] !== undefined).map(({ id }) => id));
}

/** The kinds of evidence that the remaining checks judge; undefined where none is left out, and everything is worth seeing. */
export function evidenceFor(leftOut: LeftOut): EvidenceKind[] | undefined {
  if (leftOut.size === 0) return undefined;
  const remaining = (Object.values(checks) as readonly Pick<Check, 'id' | 'needs'>[]).filter(
    ({ id }) => !leftOut.has(id),
  );
  return [...new Set(remaining.flatMap(({ needs }) => needs))];
}
