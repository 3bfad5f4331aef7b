import { arch, platform } from 'node:process';
import { userError } from '@seaworthy/core/errors';
import type { Engine } from '@seaworthy/engine';
import { execa } from 'execa';

const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Foundations are made with apt, dpkg and chroot, as root, for this machine's own kind of processor.
 * Error: FOUNDATION_HOST_UNSUPPORTED.
 */
export async function checkHost(engine: Engine): Promise<void> {
  const reason = await findObstacle(engine);
  if (reason !== undefined) throw userError('FOUNDATION_HOST_UNSUPPORTED', { reason });
}

async function findObstacle(engine: Engine): Promise<string | undefined> {
  if (platform !== 'linux') return `this is ${platform}, not Debian or Ubuntu`;
  if (process.getuid?.() !== 0) return 'this is not run as root';
  const architecture = ARCHITECTURES[arch] ?? arch;
  if (engine.architecture !== architecture) {
    return `the engine runs ${engine.architecture} containers, but this machine is ${architecture}`;
  }
  for (const program of ['apt-get', 'dpkg-deb', 'tar', 'perl', 'chroot', 'npm']) {
    const { exitCode } = await execa(program, ['--version'], { reject: false, stdin: 'ignore' });
    if (exitCode !== 0) return `${program} is not installed`;
  }
  return undefined;
}
