// A server as a process of Node 22, with the runtime or without.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeProgram } from '../../scripts/provide-node.mjs';
import { root } from '../../scripts/setup.mjs';
import { freePort } from '../free-port.mjs';

export const node = nodeProgram('22');
export const register = join(root, 'packages/runtime/dist/register.mjs');

/** Starts a program, gives it to `use`, and removes it whatever happens. `ended`: its exit code or signal, and when. */
export async function withServer({ program, runtime = false, packages }, use) {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy bench '));
  writeFileSync(join(folder, 'server.cjs'), program);
  const [port, adminPort] = [await freePort(), await freePort()];
  const child = spawn(node, [...(runtime ? ['--import', register] : []), 'server.cjs'], {
    cwd: folder,
    env: {
      ...process.env,
      ...{ PORT: String(port), NODE_PATH: join(packages, 'node_modules'), NODE_ENV: 'production' },
      ...{ SEAWORTHY_ADMIN_PORT: String(adminPort), SEAWORTHY_LOG: 'off' },
    },
    stdio: ['ignore', 'pipe', process.env.BENCH_STDERR === undefined ? 'ignore' : 'inherit'],
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code: code ?? signal, at: performance.now() }));
  try {
    await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error('It did not start.')))]);
    return await use({ port, pid: child.pid, kill: () => child.kill('SIGTERM'), ended });
  } finally {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
