import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, findSubstitution, runCompose, type Substitution, upCommand } from '@seaworthy/engine';
import type { Companion } from './companions.ts';
import { composeText } from './wrap-image.ts';

const START_MS = 150_000;

/**
 * Starts what an image needs beside it, in a project whose owner removes it, and waits until it is healthy. Resolves to the
 * arguments of `docker run` that put a container beside it. One that does not start is no error here: the image is tried all
 * the same.
 */
export async function startCompanions(
  engine: Engine,
  companions: readonly Companion[],
  options: {
    projectName: string;
    folder: string;
    labels: Readonly<Record<string, string>>;
    substitutions: readonly Substitution[];
    signal: AbortSignal;
  },
): Promise<string[]> {
  if (companions.length === 0) return [];
  const { projectName, folder, labels, substitutions, signal } = options;
  const services = companions.map(({ name, service }) => [
    name,
    { ...service, labels, image: findSubstitution(substitutions, service.image ?? '')?.substitute ?? service.image },
  ]);
  const project = { name: projectName, services: Object.fromEntries(services), networks: { default: { labels } } };
  await writeFile(join(folder, 'beside.json'), composeText(project), { mode: 0o600 });
  const where = { directory: folder, composeFiles: ['beside.json'], projectName };
  await runCompose(engine, where, [...upCommand(), '--wait'], { timeoutMs: START_MS, signal });
  signal.throwIfAborted();
  return ['--network', `${projectName}_default`];
}
