import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { userError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import { formatDuration } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import { askEngine } from '@seaworthy/engine';
import { execa } from 'execa';
import { findDaemon, findEngineProcesses } from './engine-process.ts';
import { engineStatus } from './engine-status.ts';
import { type EnginePlacement, enginePlacement, type PlacementOptions } from './placement.ts';
import { findUnpacked, unpackedEnvironment } from './programs.ts';
import { clearUp } from './stop-engine.ts';

export interface StartOptions extends PlacementOptions {
  onEvent?: OnEvent;
  /** Default 60000. */
  timeoutMs?: number;
}

/**
 * Starts the engine that was installed and waits until it answers; returns its version. One that runs stays as it is.
 * Errors: ENGINE_NOT_INSTALLED, ENGINE_START_FAILED.
 */
export async function startEngine(options: StartOptions = {}): Promise<string> {
  const { installed, running, version } = await engineStatus(options);
  if (!installed) throw userError('ENGINE_NOT_INSTALLED', {});
  if (running && version !== undefined) return version;
  const placement = enginePlacement(options);
  const task = { id: 'engine/start', title: 'Starting the engine' };
  return await trackTask(
    options.onEvent,
    task,
    async () => {
      if ((await findDaemon(placement)) === undefined) {
        await clearStale(placement);
        await launch(placement);
      }
      return await waitUntilReady(placement, options.timeoutMs ?? 60_000);
    },
    (started) => `version ${started}`,
  );
}

/** Pid files outlive a kill or a power failure; their numbers may belong to other processes by now. */
async function clearStale(placement: EnginePlacement): Promise<void> {
  await rm(placement.pidFile, { force: true });
  const containerdPid = join(placement.execRoot, 'containerd/containerd.pid');
  const pid = Number(await readFile(containerdPid, 'utf8').catch(() => ''));
  const ours = (await findEngineProcesses(placement)).some((running) => running.pid === pid);
  if (!ours) await rm(containerdPid, { force: true });
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

async function launch(placement: EnginePlacement): Promise<void> {
  for (const folder of [dirname(placement.logFile), placement.data, placement.execRoot, dirname(placement.socket)]) {
    await mkdir(folder, { recursive: true });
  }
  const size = await stat(placement.logFile).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) await rename(placement.logFile, `${placement.logFile}.1`);
  const dockerd = [findUnpacked(placement.packages, 'dockerd') ?? 'dockerd', '--config-file', placement.configFile];
  // A daemon without a bridge deletes `docker0` at its start, also another daemon's: it gets network devices of its own.
  const command = placement.network === 'none' ? ['unshare', '--net', ...dockerd] : dockerd;
  const env = unpackedEnvironment(placement.packages);
  if (existsSync('/run/systemd/system')) await launchBySystemd(placement, command, env);
  else await launchDetached(placement, command, env);
}

/** Under systemd, a process of a login session would end with the session, and containers need a cgroup of their own. */
async function launchBySystemd(placement: EnginePlacement, command: string[], env: Record<string, string>) {
  const log = `append:${placement.logFile}`;
  await execa('systemd-run', [
    '--quiet',
    '--collect',
    `--unit=seaworthy-engine-${process.pid}`,
    '--description=Docker engine installed by Seaworthy',
    '--property=Delegate=yes',
    '--property=KillMode=process',
    '--property=LimitNOFILE=1048576',
    '--property=TasksMax=infinity',
    `--property=StandardOutput=${log}`,
    `--property=StandardError=${log}`,
    ...Object.entries(env).map(([name, value]) => `--setenv=${name}=${value}`),
    ...command,
  ]);
}

async function launchDetached(
  placement: EnginePlacement,
  [program = '', ...args]: string[],
  env: Record<string, string>,
) {
  const log = createWriteStream(placement.logFile, { flags: 'a' });
  // The daemon gets the file itself, which only an opened stream has: it writes on when this process has ended.
  await once(log, 'open');
  const daemon = execa(program, args, {
    env,
    cwd: '/',
    detached: true,
    cleanup: false,
    stdin: 'ignore',
    stdout: log,
    stderr: log,
    buffer: false,
    reject: false,
  });
  daemon.unref();
  log.close();
}

async function waitUntilReady(placement: EnginePlacement, timeoutMs: number): Promise<string> {
  const endpoint = `unix://${placement.socket}`;
  const started = Date.now();
  for (;;) {
    const answer = await askEngine({ strategy: 'installed', endpoint, env: { DOCKER_HOST: endpoint } }, 2000);
    if (!('reason' in answer)) return answer.version;
    const elapsedMs = Date.now() - started;
    const ended = elapsedMs > 1000 && (await findDaemon(placement)) === undefined;
    if (ended || elapsedMs > timeoutMs) {
      const reason = ended ? 'it ended at once' : `it did not answer within ${formatDuration(timeoutMs)}`;
      if (ended) await clearUp(placement);
      throw userError('ENGINE_START_FAILED', { reason, log: placement.logFile, lastLines: await lastLines(placement) });
    }
    await sleep(50);
  }
}

/** What went wrong stands in the last lines that are no information. */
async function lastLines(placement: EnginePlacement): Promise<string[]> {
  const text = await readFile(placement.logFile, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n').slice(-60);
  const telling = lines.filter((line) => !line.includes('level=info'));
  return (telling.length > 0 ? telling : lines).slice(-8);
}
