import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseReference } from '@seaworthy/core/images';
import { readTextFile } from '@seaworthy/core/repository';
import { getJson } from './ask-engine.ts';
import type { Engine } from './engine.ts';

export interface PullableOptions {
  /** Default 4000. */
  timeoutMs?: number;
  /** How long an answer is remembered. Default 10 minutes. */
  maxAgeMs?: number;
  /** File that remembers. Default: in the user's cache folder. */
  cacheFile?: string;
}

type Remembered = Record<string, { pullable: boolean; askedAt: number }>;

/**
 * Whether the engine can pull this public image: asks its registry for the manifest, through the engine, which may have
 * a proxy or mirror that this machine hasn't. The answer is remembered per engine and registry.
 */
export async function canPull(engine: Engine, reference: string, options: PullableOptions = {}): Promise<boolean> {
  const cacheFile = options.cacheFile ?? defaultCacheFile();
  const key = `${engine.endpoint} ${parseReference(reference).registry}`;
  const remembered = await readRemembered(cacheFile);
  const known = remembered[key];
  if (known !== undefined && Date.now() - known.askedAt < (options.maxAgeMs ?? 600_000)) return known.pullable;

  const pullable = await askRegistry(engine, reference, options.timeoutMs ?? 4000);
  const next: Remembered = { ...remembered, [key]: { pullable, askedAt: Date.now() } };
  // Only an optimisation: a cache folder that can't be written costs the next run a question.
  await mkdir(dirname(cacheFile), { recursive: true })
    .then(() => writeFile(cacheFile, JSON.stringify(next)))
    .catch(() => undefined);
  return pullable;
}

async function askRegistry(engine: Engine, reference: string, timeoutMs: number): Promise<boolean> {
  if (engine.endpoint.startsWith('unix://')) {
    const path = `/distribution/${encodeURIComponent(reference)}/json`;
    const answer = await getJson(engine.endpoint.slice('unix://'.length), path, timeoutMs).catch(() => undefined);
    return answer !== undefined && answer.status < 500;
  }
  const args = ['buildx', 'imagetools', 'inspect', reference];
  return (await engine.docker(args, { reject: false, timeoutMs })).exitCode === 0;
}

async function readRemembered(path: string): Promise<Remembered> {
  try {
    return JSON.parse(await readTextFile(path)) as Remembered;
  } catch {
    return {};
  }
}

function defaultCacheFile(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'seaworthy', 'registries.json');
}
