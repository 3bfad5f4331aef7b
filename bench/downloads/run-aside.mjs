import { spawn } from 'node:child_process';

/**
 * Runs a command to its end beside this process, which goes on answering; `behind` is a command that is put before it.
 * Throws what it said when it fails.
 */
export async function runAside(command, behind, environment) {
  const [program, ...args] = [...behind.split(' ').filter((word) => word !== ''), ...command];
  const started = performance.now();
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (status !== 0)
    throw new Error(`${command.join(' ')} exited with ${status}\n${Buffer.concat(said).toString().slice(-3000)}`);
  return { durationMs: performance.now() - started };
}
