import { resolve } from 'node:path';
import { findTextFile, maxHandwrittenBytes, parseYaml, yamlValue } from '@seaworthy/core/repository';
import type { ComposeProject } from '../compose/compose-project.ts';

/** The variable by which a compose file lets the published port of a service be chosen; absent: the port is fixed. */
export async function findPortVariable(
  { directory, composeFiles = ['compose.yaml'] }: Pick<ComposeProject, 'directory' | 'composeFiles'>,
  service: string,
): Promise<string | undefined> {
  for (const file of composeFiles) {
    // Compose has read the file before: what can't be read here only makes an error less helpful.
    const text = await findTextFile(resolve(directory, file), { maxBytes: maxHandwrittenBytes }).catch(() => undefined);
    const variable = text === undefined ? undefined : portVariable(text, service);
    if (variable !== undefined) return variable;
  }
  return undefined;
}

/** The same for the text of one compose file. */
export function portVariable(text: string, service: string): string | undefined {
  const document = yamlValue(parseYaml('the compose file', text, { merge: true }).document) as {
    services?: Record<string, { ports?: unknown[] } | null>;
  } | null;
  const ports = document?.services?.[service]?.ports ?? [];
  return /\$\{(\w+)/.exec(JSON.stringify(ports))?.[1];
}
