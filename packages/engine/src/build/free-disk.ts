import { statfs } from 'node:fs/promises';
import { formatBytes } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';

const WARNING_BYTES = 2_000_000_000;

/** Bytes free where the engine keeps its data; absent when that lies on another machine (Docker Desktop, a remote engine). */
async function freeDisk(engine: Engine): Promise<number | undefined> {
  if (!engine.endpoint.startsWith('unix://')) return undefined;
  const { stdout } = await engine.docker(['info', '--format', '{{.DockerRootDir}}'], { reject: false });
  if (stdout.trim() === '') return undefined;
  return statfs(stdout.trim()).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => undefined,
  );
}

/** Gives a warning when less than 2 GB are free for a build. */
export async function warnAboutDisk(engine: Engine, onEvent: OnEvent): Promise<void> {
  const free = await freeDisk(engine);
  if (free === undefined || free >= WARNING_BYTES) return;
  const message = `Only ${formatBytes(free)} are free where the engine keeps its data; a build may fill the disk. \`docker builder prune\` frees build caches.`;
  onEvent({ type: 'notice', level: 'warning', message });
}
