import type { Engine } from '@seaworthy/engine';
import type { Phases } from './phases.ts';

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
