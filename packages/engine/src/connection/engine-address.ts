import { homedir } from 'node:os';
import { join } from 'node:path';
import type { EngineAddress } from './engine.ts';

/** A place where an engine may be, or why that place could not even be tried. */
export type Candidate = EngineAddress | { strategy: string; endpoint: string; reason: string };

export interface CandidateOptions {
  env?: Record<string, string | undefined>;
  home?: string;
  /** Lists Docker's contexts; rejects where there is no Docker client. */
  listContexts(): Promise<DockerContext[]>;
}

/** A context of the Docker CLI. */
export interface DockerContext {
  name: string;
  endpoint: string;
  current: boolean;
}

/**
 * Where an engine may be, in the order of asking. An explicit DOCKER_HOST is the only candidate: another engine than the
 * one that the user named must not be used silently.
 */
export async function listCandidates(options: CandidateOptions): Promise<Candidate[]> {
  const env = options.env ?? process.env;
  const named = env.DOCKER_HOST;
  if (named) return [addressOf('DOCKER_HOST', named)];

  const candidates: Candidate[] = [{ strategy: 'DOCKER_HOST', endpoint: '', reason: 'not set' }];
  const contexts = await options.listContexts().catch((error: Error) => error);
  if (contexts instanceof Error) {
    candidates.push({ strategy: 'docker context', endpoint: '', reason: `no contexts: ${contexts.message}` });
  } else {
    for (const { name, endpoint } of [...contexts].sort((a, b) => Number(b.current) - Number(a.current))) {
      candidates.push(contextAddress(name, endpoint));
    }
  }
  for (const path of wellKnownSockets(env, options.home ?? homedir())) {
    candidates.push(addressOf('socket', `unix://${path}`));
  }
  const seen = new Set<string>();
  return candidates.filter(({ endpoint }) => endpoint === '' || (!seen.has(endpoint) && seen.add(endpoint)));
}

function addressOf(strategy: string, endpoint: string): EngineAddress {
  return { strategy, endpoint, env: { DOCKER_HOST: endpoint, DOCKER_CONTEXT: undefined } };
}

/** A context may hold certificates, so that child processes get its name rather than its address. */
function contextAddress(name: string, endpoint: string): EngineAddress {
  if (name === 'default') return addressOf('context default', endpoint);
  return { strategy: `context ${name}`, endpoint, env: { DOCKER_CONTEXT: name, DOCKER_HOST: undefined } };
}

function wellKnownSockets(env: Record<string, string | undefined>, home: string): string[] {
  const runtime = env.XDG_RUNTIME_DIR;
  return [
    '/var/run/docker.sock',
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    join(home, '.rd/docker.sock'),
    join(home, '.orbstack/run/docker.sock'),
    ...(runtime ? [join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
}
