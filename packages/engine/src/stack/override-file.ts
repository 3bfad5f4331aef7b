import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ComposeModel } from './compose-model.ts';
import type { ComposeProject } from './compose-project.ts';

/**
 * Writes a compose file that puts local images in the place of public ones, for the services that use them. It lies in
 * `.seaworthy/`, so that no file of the user changes. Resolves to its path; absent when nothing is substituted.
 */
export async function writeOverrideFile(project: ComposeProject, model: ComposeModel): Promise<string | undefined> {
  const text = renderOverride(model, project);
  if (text === undefined) return undefined;
  const folder = join(project.directory, '.seaworthy');
  await mkdir(folder, { recursive: true });
  // One file for each content: two projects of one folder (a running stack and its proof) don't disturb each other.
  const name = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const path = join(folder, `compose.foundations-${name}.yaml`);
  await writeFile(path, text);
  return path;
}

/** The text of that file; absent when no service uses a substituted image. */
export function renderOverride(model: ComposeModel, { substitutions = [] }: ComposeProject): string | undefined {
  const services = Object.entries(model.services).flatMap(([name, { image }]) => {
    const substitution = substitutions.find(
      ({ reference }) => image !== undefined && familiar(reference) === familiar(image),
    );
    // Never pull: the substitute exists on this machine only.
    return substitution === undefined
      ? []
      : [[name, { image: substitution.substitute, pull_policy: 'never' }] as const];
  });
  if (services.length === 0) return undefined;
  return `# Base images made on this machine, in the place of public ones.\n${stringify({ services: Object.fromEntries(services) })}`;
}

function familiar(reference: string): string {
  return reference.replace(/^docker\.io\//, '').replace(/^library\//, '');
}
