import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { failedProgram, trackTask } from '@seaworthy/core/events';
import { formatPlural } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import { findEngine } from '@seaworthy/engine';
import { readOsRelease } from '../apt/os-release.ts';
import { daemonConfig } from './daemon-config.ts';
import { type EnginePackages, planEnginePackages } from './engine-packages.ts';
import { engineStatus } from './engine-status.ts';
import { fetchEnginePackages } from './fetch-engine-packages.ts';
import { linkClient } from './link-client.ts';
import { type EnginePlacement, enginePlacement, type PlacementOptions } from './placement.ts';
import { findOnPath, findUnpacked } from './programs.ts';
import { startEngine } from './start-engine.ts';
import { unpackEngine } from './unpack-engine.ts';

export interface InstallOptions extends PlacementOptions {
  onEvent?: OnEvent;
  signal?: AbortSignal;
}

export interface InstallOutcome {
  /** `left-alone`: an engine that Seaworthy didn't install answers already, and stays as it is. */
  outcome: 'installed' | 'already-installed' | 'left-alone';
  /** Address of the engine that runs now. */
  endpoint: string;
  /** Where its parts are; absent for one that was left alone. */
  placement?: EnginePlacement;
}

/**
 * Sets up an engine from the distribution's signed packages and starts it. They are unpacked into a folder of their own:
 * nothing that is installed is changed, and an engine that is there is left alone. A second call only makes sure that it
 * runs. Errors: ENGINE_INSTALL_UNSUPPORTED, ENGINE_INSTALL_NEEDS_ROOT, ENGINE_INSTALL_FAILED, ENGINE_PRESENT_NOT_RUNNING,
 * ENGINE_START_FAILED.
 */
export async function installEngine(options: InstallOptions = {}): Promise<InstallOutcome> {
  const { onEvent } = options;
  const placement = enginePlacement(options);
  const endpoint = `unix://${placement.socket}`;
  const status = await engineStatus(options);
  if (status.installed) {
    if (!status.running) await startEngine(options);
    return { outcome: 'already-installed', endpoint, placement };
  }
  const other = options.isolated ? undefined : await findOther();
  if (other !== undefined) {
    onEvent?.({ type: 'notice', level: 'info', message: `An engine answers at ${other}; it is left as it is.` });
    return { outcome: 'left-alone', endpoint: other };
  }

  const plan = await planOrThrow();
  try {
    await install(plan, placement, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw explain(error);
  }
  await startEngine(options);
  return { outcome: 'installed', endpoint, placement };
}

async function install(plan: EnginePackages, placement: EnginePlacement, { onEvent, signal }: InstallOptions) {
  const fetching = { id: 'engine/packages', title: 'Fetching engine packages' };
  const files = await trackTask(onEvent, fetching, () => fetchEnginePackages(plan, placement, signal), describeFiles);
  const unpacking = { id: 'engine/unpack', title: 'Unpacking them beside the system' };
  await trackTask(onEvent, unpacking, () => unpackEngine(files, placement, signal));
  const init = findUnpacked(placement.packages, 'tini-static') ?? '';
  const userlandProxy = findUnpacked(placement.packages, 'docker-proxy') ?? '';
  await mkdir(dirname(placement.configFile), { recursive: true });
  const config = daemonConfig(placement, { init, userlandProxy });
  await writeFile(placement.configFile, `${JSON.stringify(config, null, 2)}\n`);
  if (placement.links !== undefined) await linkClient(placement.packages, placement.links);
  const manifest = { packages: files.map((file) => file.slice(file.lastIndexOf('/') + 1)).sort() };
  await writeFile(placement.manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
}

async function findOther(): Promise<string | undefined> {
  const { engine } = await findEngine();
  if (engine !== undefined) return engine.endpoint;
  const program = findOnPath('dockerd');
  if (program !== undefined) throw userError('ENGINE_PRESENT_NOT_RUNNING', { program });
  return undefined;
}

async function planOrThrow(): Promise<EnginePackages> {
  const os = process.platform === 'linux' ? await readOsRelease() : undefined;
  const plan = os === undefined ? undefined : planEnginePackages(os, findOnPath('docker') !== undefined);
  if (plan === undefined) throw userError('ENGINE_INSTALL_UNSUPPORTED', { system: os?.prettyName || process.platform });
  if (process.getuid?.() !== 0) throw userError('ENGINE_INSTALL_NEEDS_ROOT', {});
  return plan;
}

function describeFiles(files: readonly string[]): string {
  return `${formatPlural(files.length, 'package')}, signatures checked`;
}

function explain(error: unknown): unknown {
  const failed = failedProgram(error);
  return failed === undefined ? error : userError('ENGINE_INSTALL_FAILED', failed, error);
}
