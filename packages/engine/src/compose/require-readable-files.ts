import { dirname, resolve } from 'node:path';
import { userError } from '@seaworthy/core/errors';
import { findTextFile, parseYaml, yamlValue } from '@seaworthy/core/repository';
import type { ComposeProject } from './compose-project.ts';

const USUAL_NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const MAX_BYTES = 4_000_000;
const MAX_FILES = 200;
const MAX_ALIASES = 10_000;

/** A file that compose would read for a project. */
export interface ComposeText {
  text: string;
  /** Folder whose `.env` fills in variables that nothing else gives. */
  folder: string;
  /** It is included with files of variables of its own, so that nobody can tell here which ones it lacks. */
  ownVariables: boolean;
}

/**
 * Looks at everything that compose would read for this project before compose does, which waits for a pipe, reads a device
 * until the memory is full, and unfolds aliases without end. What holds a variable, is elsewhere or is missing is left to it.
 * Throws FILE_UNREADABLE and COMPOSE_FILE_INVALID.
 */
export async function requireReadableFiles(project: ComposeProject): Promise<void> {
  await readComposeFiles(project);
}

/** The same; resolves to the files that were read. */
export async function readComposeFiles({
  directory,
  composeFiles = ['compose.yaml'],
}: ComposeProject): Promise<ComposeText[]> {
  const named = composeFiles.length === 0 ? USUAL_NAMES : composeFiles;
  const waiting = named.map((file) => ({ path: resolve(directory, file), ownVariables: false }));
  const seen = new Set<string>();
  const texts: ComposeText[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, ownVariables } = next;
    if (seen.has(path)) continue;
    seen.add(path);
    if (seen.size > MAX_FILES)
      throw userError('COMPOSE_FILE_INVALID', { reason: `it leads to more than ${MAX_FILES} files` });
    const text = await findTextFile(path, { maxBytes: MAX_BYTES });
    if (text === undefined) continue;
    const folder = dirname(path);
    texts.push({ text, folder, ownVariables });
    const { further, variables } = filesNamedIn(composeValue(path, text));
    for (const { file, own } of further.filter((entry) => isPlain(entry.file))) {
      waiting.push({ path: resolve(folder, file), ownVariables: ownVariables || own });
    }
    for (const file of variables.filter(isPlain)) await findTextFile(resolve(folder, file), { maxBytes: MAX_BYTES });
  }
  return texts;
}

function composeValue(path: string, text: string): unknown {
  const parsed = parseYaml(path, text, { merge: true, maxCharacters: MAX_BYTES }).document;
  const value = yamlValue(parsed, { maxAliases: MAX_ALIASES });
  // What is wrong with the syntax, compose says better.
  if (value === undefined && parsed.contents !== null && parsed.errors.length === 0)
    throw userError('COMPOSE_FILE_INVALID', { reason: `the aliases in ${path} unfold without end` });
  return value;
}

/** `further`: compose files, with whether variables of their own are named beside them; `variables`: files of variables. */
function filesNamedIn(value: unknown): { further: { file: string; own: boolean }[]; variables: string[] } {
  const { include, services } = fieldsOf(value);
  const included = listOf(include);
  const described = Object.values(fieldsOf(services)).map(fieldsOf);
  return {
    further: [
      ...included.flatMap((entry) => {
        if (typeof entry === 'string') return [{ file: entry, own: false }];
        const { path, env_file, project_directory } = fieldsOf(entry);
        const own = env_file !== undefined || project_directory !== undefined;
        return textsOf(path).map((file) => ({ file, own }));
      }),
      ...described.flatMap((service) => textsOf(fieldsOf(service.extends).file).map((file) => ({ file, own: false }))),
    ],
    variables: [
      ...included.flatMap((entry) => textsOf(fieldsOf(entry).env_file)),
      ...described.flatMap(({ env_file }) =>
        listOf(env_file).flatMap((entry) => (typeof entry === 'string' ? [entry] : textsOf(fieldsOf(entry).path))),
      ),
    ],
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((entry) => typeof entry === 'string');
}

function isPlain(file: string): boolean {
  return !/\$|:\/\/|^git@|^oci:/.test(file);
}
