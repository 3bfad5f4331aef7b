import type { InstallOutcome } from '@seaworthy/provision';
import type { ProgressOptions } from '../run/run.ts';

/**
 * Sets up an engine from signed packages and starts it; one that is there already is left alone. Errors:
 * ENGINE_INSTALL_UNSUPPORTED, ENGINE_INSTALL_NEEDS_ROOT, ENGINE_INSTALL_FAILED, ENGINE_PRESENT_NOT_RUNNING,
 * ENGINE_START_FAILED.
 */
export async function installEngine({ onEvent, signal }: ProgressOptions = {}): Promise<InstallOutcome> {
  const provision = await import('@seaworthy/provision');
  return provision.installEngine({
    ...(onEvent === undefined ? {} : { onEvent }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Starts the engine that was installed and waits until it answers. Errors: ENGINE_NOT_INSTALLED, ENGINE_START_FAILED. */
export async function startEngine({ onEvent }: Pick<ProgressOptions, 'onEvent'> = {}): Promise<{ version: string }> {
  const provision = await import('@seaworthy/provision');
  return { version: await provision.startEngine(onEvent === undefined ? {} : { onEvent }) };
}

/** Stops the engine that was installed, with its containers. `stopped` is false when none was running. */
export async function stopEngine({ onEvent }: Pick<ProgressOptions, 'onEvent'> = {}): Promise<{ stopped: boolean }> {
  const provision = await import('@seaworthy/provision');
  return { stopped: await provision.stopEngine(onEvent === undefined ? {} : { onEvent }) };
}
