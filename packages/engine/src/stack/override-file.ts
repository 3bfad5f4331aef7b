import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ComposeConfig } from '../compose/compose-config.ts';
import { findSubstitution } from '../images/substitution.ts';
import type { StackProject } from './stack-project.ts';

/**
 * Writes a compose file that puts local images in the place of public ones, for the services that use them. It lies in
 * `.seaworthy/`, so that no file of the user changes. Resolves to its path; absent when nothing is substituted.
 */
export async function writeOverrideFile(project: StackProject, config: ComposeConfig): Promise<string | undefined> {
  const text = renderOverride(config, project);
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
export function renderOverride(
  config: ComposeConfig,
  { substitutions = [] }: Pick<StackProject, 'substitutions'>,
): string | undefined {
  const services = Object.entries(config.services).flatMap(([name, { image }]) => {
    const substitution = image === undefined ? undefined : findSubstitution(substitutions, image);
    // Never pull: the substitute exists on this machine only.
    return substitution === undefined
      ? []
      : [[name, { image: substitution.substitute, pull_policy: 'never' }] as const];
  });
  if (services.length === 0) return undefined;
  return `# Base images made on this machine, in the place of public ones.\n${stringify({ services: Object.fromEntries(services) })}`;
}
