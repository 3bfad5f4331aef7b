import { userError } from '@seaworthy/core/errors';
import type { Engine } from './engine.ts';

const CODES = { buildx: 'BUILDX_MISSING', compose: 'COMPOSE_MISSING' } as const;

/** Makes sure that plugins of the Docker client work. Errors: BUILDX_MISSING, COMPOSE_MISSING. */
export async function requireTools(engine: Engine, tools: readonly ('buildx' | 'compose')[]): Promise<void> {
  for (const tool of tools) {
    const { exitCode, stderr } = await engine.docker([tool, 'version'], { reject: false, timeoutMs: 10_000 });
    const reason = stderr.trim().split('\n')[0] || `\`docker ${tool} version\` ended with ${exitCode}`;
    if (exitCode !== 0) throw userError(CODES[tool], { reason });
  }
}
