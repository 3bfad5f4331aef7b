import type { Engine } from '../connection/engine.ts';
import { inspectServices } from './inspect-services.ts';
import { type StackService, toStackService } from './stack-state.ts';

/** The containers of a project, running or not. Empty when there are none. */
export async function listServices(engine: Engine, projectName: string): Promise<StackService[]> {
  return (await inspectServices(engine, projectName)).map(toStackService);
}
