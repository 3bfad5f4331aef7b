import { formatBytes } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';
import { freeDiskBytes } from '../connection/free-disk.ts';

const WARNING_BYTES = 2_000_000_000;

/** Gives a warning when less than 2 GB are free for a build. */
export async function warnAboutDisk(engine: Engine, onEvent: OnEvent): Promise<void> {
  const free = await freeDiskBytes(engine);
  if (free === undefined || free >= WARNING_BYTES) return;
  const message = `Only ${formatBytes(free)} are free where the engine keeps its data; a build may fill the disk. \`docker builder prune\` frees build caches.`;
  onEvent({ type: 'notice', level: 'warning', message });
}
