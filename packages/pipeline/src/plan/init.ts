import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configurationNames, openConfiguration } from '@seaworthy/core';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { writeFiles } from '../target/write-files.ts';
import { type Planning, plan } from './plan.ts';

/** What could not be found out, and the file that now says so. */
export interface Initiation extends Planning {
  /** The name of the configuration, where there is one now. */
  file?: string;
  /** True when this run wrote it. */
  written: boolean;
}

/**
 * Plans the project and writes a `seaworthy.yaml` that holds, as comments, only what could not be found out. Writes nothing where
 * everything was found, and leaves one that is there alone. Errors: those of `plan`, TARGET_READ_ONLY, DISK_FULL.
 */
export async function init({ directory }: Pick<ProjectOptions, 'directory'>): Promise<Initiation> {
  const planning = await plan({ directory });
  const { target } = await startRun({ directory });
  const existing = configurationNames.find((name) => existsSync(join(target.root, name)));
  if (existing !== undefined) return { ...planning, file: existing, written: false };
  const content = openConfiguration(planning.plan);
  if (content === undefined) return { ...planning, written: false };
  const [file] = configurationNames;
  await writeFiles(target, [{ path: file, content }]);
  return { ...planning, file, written: true };
}
