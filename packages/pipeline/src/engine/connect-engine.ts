import type { Engine } from '@seaworthy/engine';
import type { Phases } from '../run/phases.ts';

/** Finds the engine, and makes sure that its tools work. Errors: ENGINE_UNREACHABLE, BUILDX_MISSING, COMPOSE_MISSING. */
export function connectEngine(phases: Phases, tools: readonly ('buildx' | 'compose')[]): Promise<Engine> {
  return phases.run(
    { id: 'engine', title: 'Engine' },
    async () => {
      const { requireEngine, requireTools } = await import('@seaworthy/engine');
      const engine = await requireEngine();
      await requireTools(engine, tools);
      return engine;
    },
    ({ version, strategy }) => `Docker ${version}, found by ${strategy}`,
  );
}

/** Finds the engine for a question that takes no time worth a line. Errors: ENGINE_UNREACHABLE. */
export async function findRunningEngine(): Promise<Engine> {
  const { requireEngine } = await import('@seaworthy/engine');
  return requireEngine();
}
