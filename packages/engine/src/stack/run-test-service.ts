import { performance } from 'node:perf_hooks';
import type { TestRun } from '@seaworthy/core/model';
import { redact } from '@seaworthy/core/secrets';
import type { ComposeConfig } from '../compose/compose-config.ts';
import { composeCommand } from '../compose/compose-project.ts';
import { filterProject, SERVICE_LABEL } from '../compose/project-labels.ts';
import { readComposeConfig } from '../compose/read-compose-config.ts';
import type { Engine } from '../connection/engine.ts';
import { type DockerProcessEnd, followDocker } from '../processes/docker-process.ts';
import { explainStackFailure } from './explain-stack-failure.ts';
import { inspectServices } from './inspect-services.ts';
import { writeOverrideFile } from './override-file.ts';
import { down, removeStackAtExit } from './stack-down.ts';
import type { StackProject } from './stack-project.ts';
import { readTestResult } from './test-result.ts';

export interface TestServiceRequest extends StackProject {
  /** The service of the compose file that runs the suite and ends. */
  service: string;
  /** How long the suite may take, with what it depends on. */
  timeoutSeconds: number;
  signal?: AbortSignal;
  onLine(line: string): void;
}

// What compose tells of itself between the lines of the suite.
const COMPOSE_PROGRESS = /^ ?(Network|Volume|Container) \S+ {1,2}[A-Z][a-z]+$/;
const KEPT_LINES = 2000;
const SHOWN_LINES = 40;

/**
 * Runs a test suite through compose with the services that it depends on, and removes all of them at its end, also when
 * `signal` aborts or this process ends meanwhile. The project's name must be one of its own: what carries it is removed.
 * A suite that fails is a result. Throws what keeps its dependencies from starting; when aborted, the signal's reason.
 */
export async function runTestService(engine: Engine, request: TestServiceRequest): Promise<Omit<TestRun, 'service'>> {
  const { projectName, signal } = request;
  const removal = { projectName, volumes: true, timeoutSeconds: 2 };
  // What a killed run left would be taken for a dependency of this one.
  await down(engine, removal);
  signal?.throwIfAborted();
  const atExit = removeStackAtExit(engine, removal);
  try {
    return await runSuite(engine, request);
  } finally {
    await down(engine, removal);
    atExit.dismiss();
  }
}

async function runSuite(engine: Engine, request: TestServiceRequest): Promise<Omit<TestRun, 'service'>> {
  const { service, timeoutSeconds, signal, onLine } = request;
  const config = await readComposeConfig(engine, request);
  const overrideFile = await writeOverrideFile(request, config);
  const composeFiles = [
    ...(request.composeFiles ?? ['compose.yaml']),
    ...(overrideFile === undefined ? [] : [overrideFile]),
  ];
  // Not `--rm`: whether its container ever ran tells a suite that failed from one that could not be started.
  const command = ['run', '--no-TTY', '--quiet-pull', service];
  const { args, ...surroundings } = composeCommand({ ...request, composeFiles }, command);
  const lines: string[] = [];
  const keep = (line: string) => {
    lines.push(line);
    lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
    if (!COMPOSE_PROGRESS.test(line)) onLine(line);
  };
  const began = performance.now();
  const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
  const end = await followDocker(engine, args, {
    ...surroundings,
    signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    onStdout: keep,
    onStderr: keep,
  });
  signal?.throwIfAborted();
  const durationMs = Math.round(performance.now() - began);
  if (!deadline.aborted && !(await hasRun(engine, request))) throw await explain(engine, config, request, lines);
  return {
    ...outcomeOf(end, timeoutSeconds, deadline.aborted),
    durationMs,
    ...readTestResult(lines),
    lastLines: lastOf(lines, end),
  };
}

function outcomeOf(
  { exitCode }: DockerProcessEnd,
  timeoutSeconds: number,
  timedOut: boolean,
): Pick<TestRun, 'outcome' | 'exitCode' | 'reason'> {
  if (timedOut) return { outcome: 'failed', reason: `stopped after ${timeoutSeconds} s` };
  return { outcome: exitCode === 0 ? 'passed' : 'failed', exitCode };
}

function lastOf(lines: readonly string[], { exitCode }: DockerProcessEnd): string[] {
  return exitCode === 0
    ? []
    : lines
        .filter((line) => line.trim() !== '' && !COMPOSE_PROGRESS.test(line))
        .slice(-SHOWN_LINES)
        .map(redact);
}

async function hasRun(engine: Engine, { projectName, service }: TestServiceRequest): Promise<boolean> {
  const about = ['--filter', `label=${SERVICE_LABEL}=${service}`, '--format', '{{.State}}'];
  const { stdout } = await engine.docker(['ps', '--all', ...filterProject(projectName), ...about], { reject: false });
  return stdout.split('\n').some((state) => state !== '' && state !== 'created');
}

async function explain(
  engine: Engine,
  config: ComposeConfig,
  { projectName }: TestServiceRequest,
  composeLines: string[],
) {
  const states = await inspectServices(engine, projectName);
  return explainStackFailure({ engine, config, states, composeLines, seconds: 0 });
}
