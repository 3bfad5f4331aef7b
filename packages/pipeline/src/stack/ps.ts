import type { StackService } from '@seaworthy/engine';
import { findRunningEngine } from '../engine/connect-engine.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { type Address, addressesOf } from './addresses.ts';
import { findRunningProject } from './running-project.ts';

/** The containers of a project. */
export interface Listing {
  /** Of the compose project. */
  name: string;
  /** Empty: it is not running. */
  services: StackService[];
  addresses: Address[];
}

/** Lists the project's containers, whatever their state. Errors: ENGINE_UNREACHABLE. */
export async function ps(options: Pick<ProjectOptions, 'directory'>): Promise<Listing> {
  const { target } = await startRun(options);
  const engine = await findRunningEngine();
  const { name, ...frontage } = await findRunningProject(target, engine);
  const { listServices } = await import('@seaworthy/engine');
  const services = await listServices(engine, name);
  return { name, services, addresses: addressesOf(services, frontage) };
}
