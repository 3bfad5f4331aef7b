import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { UserError } from '@seaworthy/core/errors';
import {
  type ComposeConfig,
  type ComposeProject,
  down,
  type Engine,
  listServices,
  openTemporaryFolder,
  removeStackAtExit,
  runCompose,
  upCommand,
} from '@seaworthy/engine';
import { ownerLabels } from '../sources/own-containers.ts';
import type { TwinEnd } from '../sources/twin.ts';
import { explainComposeBuild } from './explain-build.ts';
import { runTwin } from './run-twin.ts';
import type { ComposeTarget } from './target.ts';

/** The compose project of one run. Disposing of it removes everything that it made. */
export interface ProveStack {
  /** Its compose project name. */
  name: string;
  /** Labels for everything that the project makes. */
  labels: Readonly<Record<string, string>>;
  /** Builds what has a `build` section; the cause when that failed. */
  build(config: ComposeConfig): Promise<UserError | undefined>;
  /** Starts all services in the order of their dependencies; the reason when not all of them started. */
  up(config: ComposeConfig): Promise<string | undefined>;
  /** Runs the one service of a project once and removes it; rejects when it could not be started. */
  runInTwin(config: ComposeConfig, service: string, timeoutMs: number): Promise<TwinEnd>;
  /** Containers of the project by service. */
  containers(): Promise<Map<string, string>>;
  [Symbol.asyncDispose](): Promise<void>;
}

const UP_TIMEOUT_MS = 150_000;
const BUILD_TIMEOUT_MS = 600_000;

/** Prepares a folder for the project's file; nothing is started yet. */
export async function createStack(
  engine: Engine,
  options: { name: string; target: ComposeTarget; signal: AbortSignal },
): Promise<ProveStack> {
  const { name, target, signal } = options;
  const folder = await openTemporaryFolder('prove');
  const file = join(folder.path, 'compose.json');
  const project: ComposeProject = {
    directory: target.directory,
    composeFiles: [file],
    projectName: name,
    env: { ...target.environment, COMPOSE_PROFILES: undefined, COMPOSE_FILE: undefined },
  };
  const images = new Set<string>();
  const removal = { projectName: name, volumes: true, timeoutSeconds: 0 };
  const atExit = removeStackAtExit(engine, removal);

  const run = async (config: ComposeConfig, args: readonly string[], timeoutMs: number) => {
    await writeFile(file, JSON.stringify(config, undefined, 2));
    const result = await runCompose(engine, project, args, {
      timeoutMs,
      signal,
    });
    signal.throwIfAborted();
    return result.exitCode === 0 ? undefined : result.stderr;
  };

  return {
    name,
    labels: ownerLabels(),
    async build(config) {
      for (const service of Object.values(config.services))
        if (service.build && service.image) images.add(service.image);
      const stderr = await run(config, ['build', '--quiet'], BUILD_TIMEOUT_MS);
      return stderr === undefined ? undefined : explainComposeBuild(stderr);
    },
    async up(config) {
      const stderr = await run(config, upCommand(), UP_TIMEOUT_MS);
      return stderr === undefined ? undefined : reasonOf(stderr);
    },
    runInTwin: (config, service, timeoutMs) =>
      runTwin(engine, { project, folder: folder.path, config, service, timeoutMs, signal }),
    async containers() {
      const services = await listServices(engine, name);
      return new Map(services.map(({ service, containerId }) => [service, containerId]));
    },
    async [Symbol.asyncDispose]() {
      await down(engine, removal);
      atExit.dismiss();
      if (images.size > 0) await engine.docker(['image', 'rm', '--force', ...images], { reject: false });
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** The last line of what compose says is what went wrong; the lines before it are progress. */
function reasonOf(stderr: string): string {
  const reason = stderr.trim().split('\n').filter(Boolean).at(-1)?.trim() ?? 'it gave no reason';
  return `docker compose up failed: ${reason}`;
}

/** Ports on 127.0.0.1 that nobody listens on right now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
