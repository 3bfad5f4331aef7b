import { statfs } from 'node:fs/promises';
import type { Engine } from './engine.ts';

/** Bytes free where the engine keeps its data; absent when that lies on another machine (Docker Desktop, a remote engine). */
export async function freeDiskBytes(engine: Engine): Promise<number | undefined> {
  if (!engine.endpoint.startsWith('unix://')) return undefined;
  const { stdout } = await engine.docker(['info', '--format', '{{.DockerRootDir}}'], { reject: false });
  if (stdout.trim() === '') return undefined;
  return statfs(stdout.trim()).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
}
