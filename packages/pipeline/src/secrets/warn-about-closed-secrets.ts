import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keptSecrets } from '@seaworthy/core';
import type { OnEvent, Plan } from '@seaworthy/core/model';
import type { Target } from '../target/open-target.ts';

const READABLE_BY_OTHERS = 0o004;

/**
 * Warns about secret files that only their owner can read, as an editor or `umask 077` makes them: compose mounts them as
 * they lie there, and a container whose user is another one cannot open them. Not where the engine runs in a virtual
 * machine, which shows files as its own.
 */
export async function warnAboutClosedSecrets({ root }: Target, plan: Plan, onEvent: OnEvent): Promise<void> {
  if (process.platform !== 'linux') return;
  const closed: string[] = [];
  for (const { path, delivery } of keptSecrets(plan)) {
    if (delivery !== 'file') continue;
    const about = await stat(join(root, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (about !== undefined && (about.mode & READABLE_BY_OTHERS) === 0) closed.push(path);
  }
  if (closed.length === 0) return;
  const message = `Only you can read ${closed.join(', ')}, and containers run as users of their own: chmod 644 ${closed.join(' ')} (the folder stays closed to others)`;
  onEvent({ type: 'notice', level: 'warning', message });
}
