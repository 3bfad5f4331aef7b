import type { Engine } from '@seaworthy/engine';
import type { Phases } from './phases.ts';

/** Finds the engine; throws ENGINE_UNREACHABLE with every attempt. */
export function connectEngine(phases: Phases): Promise<Engine> {
  return phases.run(
    { id: 'engine', title: 'Engine' },
    async () => (await import('@seaworthy/engine')).requireEngine(),
    ({ version, strategy }) => `Docker ${version}, found by ${strategy}`,
  );
}
