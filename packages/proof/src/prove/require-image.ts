import { userError } from '@seaworthy/core/errors';
import { parseReference } from '@seaworthy/core/images';
import type { Engine } from '@seaworthy/engine';
import { hasImage, isNetworkProblem } from '@seaworthy/engine';

/** Makes sure that an image is in the engine, pulling it when it is not. Throws BASE_IMAGE_MISSING, REGISTRY_UNREACHABLE. */
export async function requireImage(engine: Engine, image: string, signal?: AbortSignal): Promise<void> {
  const abort = signal === undefined ? {} : { signal };
  if (await hasImage(engine, image, abort)) return;
  const pulled = await engine.docker(['pull', '--quiet', image], { reject: false, timeoutMs: 300_000, ...abort });
  signal?.throwIfAborted();
  if (pulled.exitCode === 0) return;
  const said = pulled.stderr.trim().split('\n').at(-1) ?? '';
  const reason = said
    .replace(/^Error response from daemon: /, '')
    .replace(/^.*failed to do request: \w+ "[^"]*": /, '');
  if (!isNetworkProblem(reason)) throw userError('BASE_IMAGE_MISSING', { image, reason });
  const host = parseReference(image).registry || 'Docker Hub';
  throw userError('REGISTRY_UNREACHABLE', { image, host, reason, attempts: 1 });
}
