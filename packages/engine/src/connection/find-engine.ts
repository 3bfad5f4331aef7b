import { userError } from '@seaworthy/core/errors';
import { askEngine } from './ask-engine.ts';
import { createEngine, type Engine, runDocker } from './engine.ts';
import { type DockerContext, listCandidates } from './engine-address.ts';

/** One place that was asked, and what came of it. */
export interface EngineAttempt {
  strategy: string;
  /** Address; empty when the strategy has none. */
  endpoint: string;
  /** `connected`, or why not: `not set`, `no such file`, `permission denied`, … */
  outcome: string;
}

export interface EngineSearch {
  engine?: Engine;
  attempts: EngineAttempt[];
}

export interface FindEngineOptions {
  env?: Record<string, string | undefined>;
  home?: string;
  /** How long one address may take to answer. Default 5000. */
  timeoutMs?: number;
}

/** Asks one place after the other until an engine answers. Never rejects: the attempts say why there is none. */
export async function findEngine(options: FindEngineOptions = {}): Promise<EngineSearch> {
  const env = options.env ?? process.env;
  const candidates = await listCandidates({ ...options, env, listContexts: () => listDockerContexts(env) });
  const attempts: EngineAttempt[] = [];
  for (const candidate of candidates) {
    const { strategy, endpoint } = candidate;
    if ('reason' in candidate) {
      attempts.push({ strategy, endpoint, outcome: candidate.reason });
      continue;
    }
    const answer = await askEngine(candidate, options.timeoutMs ?? 5000);
    if (!('reason' in answer)) {
      attempts.push({ strategy, endpoint, outcome: 'connected' });
      return { engine: createEngine(candidate, answer), attempts };
    }
    attempts.push({ strategy, endpoint, outcome: answer.reason });
  }
  return { attempts };
}

/** The engine, or the error ENGINE_UNREACHABLE with all attempts. */
export async function requireEngine(options: FindEngineOptions = {}): Promise<Engine> {
  const { engine, attempts } = await findEngine(options);
  if (engine === undefined) throw userError('ENGINE_UNREACHABLE', { attempts: attempts.map(describeAttempt) });
  return engine;
}

/** One attempt as a phrase: `unix:///var/run/docker.sock (permission denied)`. */
export function describeAttempt({ strategy, endpoint, outcome }: EngineAttempt): string {
  const place = strategy === 'socket' ? endpoint : endpoint === '' ? strategy : `${strategy} ${endpoint}`;
  return `${place} (${outcome})`;
}

async function listDockerContexts(env: Record<string, string | undefined>): Promise<DockerContext[]> {
  const result = await runDocker(env, ['context', 'ls', '--format', '{{json .}}'], { reject: false, timeoutMs: 5000 });
  if (result.exitCode === 127) throw new Error('no docker command on the PATH');
  if (result.exitCode !== 0) throw new Error(result.stderr.split('\n')[0] ?? '');
  return result.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { Name: string; DockerEndpoint: string; Current: boolean })
    .map(({ Name, DockerEndpoint, Current }) => ({ name: Name, endpoint: DockerEndpoint, current: Current }));
}
