import type { Engine } from '../connection/engine.ts';

/** What became of a path in a container's own layer, on top of its image. */
export interface ChangedPath {
  kind: 'added' | 'changed' | 'deleted';
  /** Absolute. */
  path: string;
}

const KINDS: Readonly<Record<string, ChangedPath['kind']>> = { A: 'added', C: 'changed', D: 'deleted' };
/** A container may have made a million files. */
const DEADLINE_MS = 20_000;

/** What differs from the image, also in a container that has ended; absent where the engine can't say. Mounts are no part of it. */
export async function readChangedPaths(engine: Engine, container: string): Promise<ChangedPath[] | undefined> {
  const options = { reject: false, timeoutMs: DEADLINE_MS };
  const { stdout, exitCode, timedOut } = await engine.docker(['container', 'diff', container], options);
  if (exitCode !== 0 || timedOut === true) return undefined;
  return stdout.split('\n').flatMap((line) => {
    const kind = KINDS[line.charAt(0)];
    return kind === undefined || line.charAt(2) !== '/' ? [] : [{ kind, path: line.slice(2) }];
  });
}
