import type { OnEvent } from '@seaworthy/core/model';
import type { ComposeConfig } from '../compose/compose-config.ts';
import { composeCommand, upCommand } from '../compose/compose-project.ts';
import { readComposeConfig } from '../compose/read-compose-config.ts';
import { requireVariables } from '../compose/required-variables.ts';
import { oneShotServices } from '../compose/service-graph.ts';
import type { Engine } from '../connection/engine.ts';
import { type DockerProcessEnd, followDocker } from '../processes/docker-process.ts';
import { listenForChanges } from './container-changes.ts';
import { createDiagnosis } from './diagnose-slow.ts';
import { type DiagnoseStart, explainStackFailure } from './explain-stack-failure.ts';
import { requireFreePorts } from './free-ports.ts';
import { inspectServices, type ServiceState } from './inspect-services.ts';
import { writeOverrideFile } from './override-file.ts';
import { requireSecretFiles } from './required-secrets.ts';
import { judgeService } from './service-progress.ts';
import { down, hasVolumes, removeStackAtExit } from './stack-down.ts';
import { createStackReporter } from './stack-events.ts';
import type { StackProject } from './stack-project.ts';
import { type StackState, toStackService } from './stack-state.ts';

export interface UpOptions extends StackProject {
  /** Only these services and what they depend on; absent: all of the profiles. */
  services?: readonly string[];
  /** How long the whole stack may take to be ready. Default 120. */
  timeoutSeconds?: number;
  /** Asked about services that take long. The same answer twice ends the start: waiting longer won't help. */
  diagnose?: DiagnoseStart;
  signal?: AbortSignal;
  onEvent: OnEvent;
}

/**
 * Starts a compose project and waits until every service is healthy (without a health check: has run for a second) and
 * every one-time job has ended with 0. Images are taken as they are; nothing is built.
 *
 * What was not there before, volumes included, is removed again when the stack does not come up or `signal` aborts, also when this process
 * ends meanwhile. Throws the catalogued cause; when aborted, the signal's reason.
 */
export async function up(engine: Engine, options: UpOptions): Promise<StackState> {
  const { projectName, signal } = options;
  const began = Date.now();
  await requireVariables(options);
  const config = await readComposeConfig(engine, options);
  await requireSecretFiles(options.directory, config);
  const earlier = new Set((await inspectServices(engine, projectName)).map(({ containerId }) => containerId));
  const wasThere = earlier.size > 0;
  if (!wasThere) await requireFreePorts(engine, config, options);
  const overrideFile = await writeOverrideFile(options, config);
  signal?.throwIfAborted();

  // Volumes that were there hold data of earlier runs; those that this run made hold nothing that anybody put in.
  const volumes = !(await hasVolumes(engine, projectName));
  const removal = { projectName, volumes, timeoutSeconds: 3 };
  const atExit = wasThere ? undefined : removeStackAtExit(engine, removal);
  try {
    const states = await startAndWait({ engine, config, options, began, overrideFile, earlier });
    return { projectName, services: states.map(toStackService), durationMs: Date.now() - began };
  } catch (error) {
    if (!wasThere) await down(engine, removal);
    throw error;
  } finally {
    atExit?.dismiss();
  }
}

interface Start {
  engine: Engine;
  config: ComposeConfig;
  options: UpOptions;
  began: number;
  overrideFile: string | undefined;
  /** Ids of the containers that were there before. */
  earlier: ReadonlySet<string>;
}

async function startAndWait(start: Start): Promise<ServiceState[]> {
  const { engine, options, overrideFile } = start;
  const changes = listenForChanges(engine, options.projectName);
  const compose = new AbortController();
  const composeLines: string[] = [];
  const keepLine = (line: string) => void composeLines.push(line);
  let composeEnd: DockerProcessEnd | undefined;
  const { composeFiles = ['compose.yaml'] } = options;
  const overridden = overrideFile === undefined ? composeFiles : [...composeFiles, overrideFile];
  const project = { ...options, composeFiles: overridden };
  const { args, ...surroundings } = composeCommand(project, upCommand(options.services));
  const composed = followDocker(engine, args, {
    ...surroundings,
    signal: compose.signal,
    onStdout: keepLine,
    onStderr: keepLine,
  }).then((end) => {
    composeEnd = end;
    changes.wake();
  });
  options.signal?.addEventListener('abort', changes.wake, { once: true });
  try {
    return await waitUntilReady(start, { composeLines, composeEnd: () => composeEnd, next: changes.next });
  } finally {
    options.signal?.removeEventListener('abort', changes.wake);
    compose.abort();
    await Promise.all([composed, changes.stop()]);
  }
}

interface Waiting {
  composeLines: readonly string[];
  composeEnd(): DockerProcessEnd | undefined;
  next(timeoutMs: number): Promise<void>;
}

async function waitUntilReady(start: Start, { composeLines, composeEnd, next }: Waiting): Promise<ServiceState[]> {
  const { engine, config, options, began, earlier } = start;
  const oneShot = oneShotServices(config);
  const report = createStackReporter(options.onEvent);
  const diagnosis = createDiagnosis(options.diagnose);
  const deadline = began + (options.timeoutSeconds ?? 120) * 1000;
  for (;;) {
    options.signal?.throwIfAborted();
    // Asked before looking: what compose started before it ended is then in sight.
    const end = composeEnd();
    const states = await inspectServices(engine, options.projectName);
    const now = Date.now();
    report(states, now);
    const progress = states.map((state) =>
      // As long as compose works, it may be about to replace what was there before, and stops it for that.
      end === undefined && earlier.has(state.containerId)
        ? 'waiting'
        : judgeService(state, oneShot.has(state.service), now),
    );
    const failed = progress.some((step) => step === 'crashed' || step === 'unhealthy');
    const refused = end !== undefined && end.exitCode !== 0;
    const finished = progress.every((step) => step === 'ready' || step === 'completed');
    if (end?.exitCode === 0 && finished) return states;
    if (failed || refused || now > deadline) {
      throw await explainStackFailure({
        engine,
        config,
        states,
        composeLines,
        seconds: Math.round((now - began) / 1000),
        diagnose: options.diagnose,
      });
    }
    const hopeless = await diagnosis(
      states.filter((_, index) => progress[index] === 'starting'),
      now,
    );
    if (hopeless !== undefined) throw hopeless;
    await next(1000);
  }
}
