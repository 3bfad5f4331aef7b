import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseReference } from '@seaworthy/core/images';
import { readTextFile } from '@seaworthy/core/repository';
import { getJson, shorten } from './ask-engine.ts';
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

/**
 * The digest that the registry of a public image has for its tag now: of the index where there are several platforms. Asked
 * through the engine and without a login. `reason`: why there is none, in a few words.
 */
export async function findDigest(
  engine: Engine,
  reference: string,
  { timeoutMs = 15_000 }: Pick<PullableOptions, 'timeoutMs'> = {},
): Promise<{ digest: string } | { reason: string }> {
  const { answer, reason = 'no answer' } = await askManifest(engine, reference, timeoutMs);
  const digest = digestIn(answer);
  return digest === undefined ? { reason } : { digest };
}

async function askRegistry(engine: Engine, reference: string, timeoutMs: number): Promise<boolean> {
  return (await askManifest(engine, reference, timeoutMs)).reached;
}

/** What a registry says of an image. `reached`: it answers, even if only that it has no such image. */
interface ManifestAnswer {
  reached: boolean;
  answer?: unknown;
  reason?: string;
}

async function askManifest(engine: Engine, reference: string, timeoutMs: number): Promise<ManifestAnswer> {
  if (!engine.endpoint.startsWith('unix://')) return askByBuildx(engine, reference, timeoutMs);
  const path = `/distribution/${encodeURIComponent(reference)}/json`;
  try {
    const { status, body } = await getJson(engine.endpoint.slice('unix://'.length), path, timeoutMs);
    if (status === 200) return { reached: true, answer: body };
    return { reached: status < 500, reason: saidBy(body) };
  } catch (error) {
    return { reached: false, reason: shorten((error as Error).message) };
  }
}

/** For engines elsewhere: buildx asks from this machine. */
async function askByBuildx(engine: Engine, reference: string, timeoutMs: number): Promise<ManifestAnswer> {
  const args = ['buildx', 'imagetools', 'inspect', '--format', '{{json .Manifest}}', reference];
  const { exitCode, stdout, stderr } = await engine.docker(args, { reject: false, timeoutMs });
  if (exitCode !== 0) return { reached: false, reason: shorten(stderr) || `no answer within ${timeoutMs} ms` };
  try {
    return { reached: true, answer: JSON.parse(stdout) };
  } catch {
    return { reached: true, reason: 'an answer that is not JSON' };
  }
}

/**
 * The digest in what the engine (`Descriptor`) or buildx (the manifest itself) says of an image. Exported for its test.
 */
export function digestIn(answer: unknown): string | undefined {
  const fields = answer as { Descriptor?: { digest?: unknown } | null; digest?: unknown } | null | undefined;
  const digest = fields?.Descriptor?.digest ?? fields?.digest;
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}

function saidBy(body: unknown): string {
  const message = (body as { message?: unknown } | null)?.message;
  return shorten(typeof message === 'string' ? message : '') || 'no answer';
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
