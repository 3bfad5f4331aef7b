import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ComposeConfig, type ComposeProject, type Engine, runCompose } from '@seaworthy/engine';
import type { TwinEnd } from '../sources/twin.ts';

/** The engine's own code for a container that it could not start, and what it says then whatever compose makes of the code. */
const NOT_STARTED = 125;
const ENGINE_SAYS = /^(?:Error response from daemon|Error: |no such service|service ".*" has neither)/m;

/** Runs the one service of a project once, in the compose project of the stack, so that its removal covers this too. */
export async function runTwin(
  engine: Engine,
  options: {
    project: ComposeProject;
    folder: string;
    config: ComposeConfig;
    service: string;
    timeoutMs: number;
    signal: AbortSignal;
  },
): Promise<TwinEnd> {
  const { project, folder, config, service, timeoutMs, signal } = options;
  const name = `${project.projectName}-twin-${randomBytes(3).toString('hex')}`;
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(config));
  const args = ['run', '--rm', '--no-deps', '--no-TTY', '--name', name, service];
  const beganMs = performance.now();
  const ended = await runCompose(engine, { ...project, composeFiles: [file] }, args, { timeoutMs, signal });
  signal.throwIfAborted();
  const output = `${ended.stdout}\n${ended.stderr}`.trim();
  if (performance.now() - beganMs >= timeoutMs) {
    // The command was ended, the container goes on.
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    return { output };
  }
  if (ended.exitCode === NOT_STARTED || ENGINE_SAYS.test(ended.stderr)) {
    throw new Error(`its container could not be started: ${output.split('\n').at(-1)}`);
  }
  return { exitCode: ended.exitCode, output };
}
