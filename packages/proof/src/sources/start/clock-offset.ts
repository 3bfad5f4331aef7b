import type { Engine } from '@seaworthy/engine';
import { now } from '../../load/request-record.ts';

/** Milliseconds that the engine's clock is ahead of this machine's: they differ when the engine runs in a virtual machine. */
export async function clockOffsetMs(engine: Engine): Promise<number> {
  const before = now();
  const { stdout, exitCode } = await engine.docker(['info', '--format', '{{.SystemTime}}'], { reject: false });
  const after = now();
  const engineMs = Date.parse(stdout.trim());
  if (exitCode !== 0 || Number.isNaN(engineMs)) return 0;
  // Within the duration of the command nobody can tell; on one machine that reads as no difference.
  if (engineMs >= before && engineMs <= after) return 0;
  return engineMs - (before + after) / 2;
}
