import { isAbsolute, join, relative, sep } from 'node:path';
import { servicePlaces } from '@seaworthy/core';
import { UserError } from '@seaworthy/core/errors';
import { causeFinder, dockerfilesOf } from '@seaworthy/core/lint';
import type { Evidence, Source, Verdict } from '@seaworthy/core/model';
import { maxHandwrittenBytes, readTextFile } from '@seaworthy/core/repository';

/** Where the files speak of what was judged. */
export interface Placed {
  /** Of each service, where the compose file begins to describe it. */
  places: ReadonlyMap<string, Source>;
  /** The failed ones with the line that is their cause, where one is known. */
  verdicts: Verdict[];
}

/** Nothing of a file that lies outside of `root`, is gone or can't be read: that says no less of what was observed. */
export async function placeVerdicts(
  root: string,
  composeFile: string | undefined,
  { services }: Evidence,
  verdicts: readonly Verdict[],
): Promise<Placed> {
  const nowhere = { places: new Map(), verdicts: [...verdicts] };
  const path = composeFile === undefined ? '../' : relative(root, composeFile).split(sep).join('/');
  if (path.startsWith('../') || isAbsolute(path)) return nowhere;
  const text = await readWithin(root, path);
  if (text === undefined) return nowhere;
  return unlessUnreadable(nowhere, async () => {
    const judged = new Set(services.map(({ subject }) => subject.service));
    const places = new Map([...servicePlaces(path, text)].filter(([service]) => judged.has(service)));
    const builds = [...dockerfilesOf(path, text)];
    const texts = await Promise.all(builds.map(async ([name, build]) => [name, await readWithin(root, build.path)]));
    const dockerfiles = new Map(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
    const { checks } = await import('@seaworthy/checks');
    const findCause = causeFinder({ compose: { path, text }, dockerfiles });
    const known = new Map(Object.entries(checks));
    return {
      places,
      verdicts: verdicts.map((verdict) => {
        const check = verdict.outcome === 'fail' ? known.get(verdict.check) : undefined;
        const cause = check === undefined ? undefined : findCause(check, verdict.service);
        return cause === undefined ? verdict : { ...verdict, cause };
      }),
    };
  });
}

function readWithin(root: string, path: string): Promise<string | undefined> {
  return unlessUnreadable(undefined, () =>
    readTextFile(join(root, path), { name: path, maxBytes: maxHandwrittenBytes, within: root }),
  );
}

async function unlessUnreadable<Value>(otherwise: Value, action: () => Promise<Value>): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof UserError) return otherwise;
    throw error;
  }
}
