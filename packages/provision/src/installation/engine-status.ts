import { existsSync } from 'node:fs';
import { askEngine } from '@seaworthy/engine';
import { findDaemon } from './engine-process.ts';
import { type EnginePlacement, enginePlacement, type PlacementOptions } from './placement.ts';

/** The engine that Seaworthy installed, as far as there is one. */
export interface EngineStatus {
  installed: boolean;
  /** Its process runs and it answers. */
  running: boolean;
  pid?: number;
  version?: string;
  placement: EnginePlacement;
}

/** Looks whether Seaworthy installed an engine here, and whether it answers. */
export async function engineStatus(options: PlacementOptions = {}): Promise<EngineStatus> {
  const placement = enginePlacement(options);
  const installed = existsSync(placement.manifestFile);
  if (!installed) return { installed, running: false, placement };

  const pid = await findDaemon(placement);
  if (pid === undefined) return { installed, running: false, placement };
  const endpoint = `unix://${placement.socket}`;
  const answer = await askEngine({ strategy: 'installed', endpoint, env: { DOCKER_HOST: endpoint } }, 2000);
  if ('reason' in answer) return { installed, running: false, pid, placement };
  return { installed, running: true, pid, version: answer.version, placement };
}
