import { basename, join } from 'node:path';
import { planSchema } from '@seaworthy/core/model';
import { readTextFile } from '@seaworthy/core/repository';
import type { Engine } from '@seaworthy/engine';
import { debugPortsOf, frontsOf } from '../plan-reading.ts';
import type { Target } from '../target/open-target.ts';
import { STATE_FOLDER } from '../target/state-folder.ts';
import type { Frontage } from './addresses.ts';

/** A project as those see it who only deal with its containers. */
export interface RunningProject extends Frontage {
  /** Of the compose project. */
  name: string;
}

/**
 * Finds the compose project of a folder without reading the repository, which may be broken just when its stack has to be
 * stopped: by the saved plan, by the name in `compose.yaml`, and where these name nothing that has containers, by the folder
 * that compose noted on them. A folder of which nothing is known goes by its own name.
 */
export async function findRunningProject(target: Target, engine: Engine): Promise<RunningProject> {
  const { listServices, projectsOfFolder } = await import('@seaworthy/engine');
  const { name: planned, ...frontage } = await savedPlan(target);
  const names = [planned, await nameInCompose(target)].filter((name) => name !== undefined);
  for (const name of new Set(names)) {
    if ((await listServices(engine, name)).length > 0) return { name, ...frontage };
  }
  const [labelled] = await projectsOfFolder(engine, target.root);
  return { name: labelled ?? names[0] ?? basename(target.root), ...frontage };
}

async function savedPlan({ root }: Target): Promise<Frontage & { name?: string }> {
  const document = parseJson(await textOf(join(root, STATE_FOLDER, 'plan.json')));
  const plan = planSchema.safeParse(document);
  // A plan of another version of Seaworthy names its project all the same.
  const name = (document as { name?: unknown } | undefined)?.name;
  return {
    ...(isName(name) ? { name } : {}),
    // Empty when the saved plan does not say.
    debugPorts: plan.success ? debugPortsOf(plan.data) : new Set(),
    fronts: plan.success ? frontsOf(plan.data) : new Set(),
  };
}

/** The line of `compose.yaml` that names the project; the rest of the file may be anything. */
async function nameInCompose({ root }: Target): Promise<string | undefined> {
  return nameOfComposeText(await textOf(join(root, 'compose.yaml')));
}

/** Exported for its test: the value of the top-level key `name`. */
export function nameOfComposeText(text: string): string | undefined {
  const name = /^name:[ \t]*(["']?)([^"'\s#]+)\1[ \t]*(?:#.*)?$/m.exec(text)?.[2];
  return isName(name) ? name : undefined;
}

/** As compose demands it of a project's name; anything else would not be one, but perhaps an option of a command. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z0-9][a-z0-9_-]*$/.test(name);
}

/** Empty where there is no such file, or none that can be read: then others have to say what the project is called. */
function textOf(path: string): Promise<string> {
  return readTextFile(path).catch(() => '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
