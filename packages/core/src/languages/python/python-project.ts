import type { Fact, Source } from '../../model/index.ts';
import { normalisePythonName, parseRequirements, type Requirement } from '../../package-managers/requirements.ts';
import { folderOf, joinPath, type Repository } from '../../repository/repository.ts';
import { readToml, type TomlDocument } from '../../repository/toml-document.ts';

/** The Python dependencies of a folder, from `pyproject.toml`, `Pipfile`, `requirements.txt` and what that includes. */
export interface PythonProject {
  pyproject: TomlDocument | undefined;
  pipfile: TomlDocument | undefined;
  /** Path of `requirements.txt`, when there is one. */
  requirementsFile: string | undefined;
  /** The run-time dependency of this name, with the specifier as value (empty: any version). */
  dependency(name: string): Fact<string> | undefined;
  extras(name: string): readonly string[];
  dependencies: readonly string[];
  /** Files that `requirements.txt` reads, by their paths in the repository, and those of them that are not there. */
  includedFiles: readonly string[];
  missingFiles: readonly Fact<string>[];
  /** What they install from elsewhere than a registry. */
  elsewhere: readonly Fact<'local' | 'repository'>[];
  /** Every line of the requirements files, in order. */
  requirements: readonly Requirement[];
}

/** `undefined` when the folder holds no manifest. */
export function readPythonProject(repository: Repository, folder: string): Promise<PythonProject | undefined> {
  return repository.once(`python:${folder}`, async () => {
    const pyproject = await readToml(repository, joinPath(folder, 'pyproject.toml'));
    const requirementsFile = joinPath(folder, 'requirements.txt');
    const read: RequirementsRead = { seen: new Set(), missing: [], elsewhere: [] };
    const listed = await readRequirements(repository, requirementsFile, read);
    const pipfile = await readToml(repository, joinPath(folder, 'Pipfile'));
    if (pyproject === undefined && listed === undefined && pipfile === undefined) return undefined;
    const entries = [
      ...(pyproject === undefined ? [] : pyprojectEntries(pyproject)),
      ...(pipfile === undefined ? [] : entriesOf(pipfile, tableLines(pipfile.get('packages')))),
      ...(listed ?? []),
    ];
    const find = (name: string) => entries.find((entry) => entry.requirement.name === normalisePythonName(name));
    return {
      pyproject,
      pipfile,
      requirementsFile: listed === undefined ? undefined : requirementsFile,
      dependency(name) {
        const entry = find(name);
        if (entry === undefined) return undefined;
        return { value: entry.requirement.specifier, source: entry.source, certainty: 'certain' };
      },
      extras: (name) => find(name)?.requirement.extras ?? [],
      dependencies: [...new Set(entries.map((entry) => entry.requirement.name))],
      includedFiles: [...read.seen].filter((file) => file !== requirementsFile && repository.has(file)),
      missingFiles: read.missing,
      elsewhere: read.elsewhere,
      requirements: (listed ?? []).map((entry) => entry.requirement),
    };
  });
}

interface Entry {
  requirement: Requirement;
  source: Source;
}

interface RequirementsRead {
  seen: Set<string>;
  missing: Fact<string>[];
  elsewhere: Fact<'local' | 'repository'>[];
}

async function readRequirements(
  repository: Repository,
  file: string,
  read: RequirementsRead,
): Promise<Entry[] | undefined> {
  if (read.seen.has(file)) return [];
  read.seen.add(file);
  const text = await repository.readText(file);
  if (text === undefined) return undefined;
  const { packages, includes, elsewhere } = parseRequirements(text);
  for (const { kind, line } of elsewhere)
    read.elsewhere.push({ value: kind, source: { file, line }, certainty: 'certain' });
  const entries: Entry[] = packages.map((requirement) => ({ requirement, source: { file, line: requirement.line } }));
  for (const include of includes) {
    const included = await readRequirements(repository, joinPath(folderOf(file), include.file), read);
    if (included === undefined)
      read.missing.push({ value: include.file, source: { file, line: include.line }, certainty: 'certain' });
    entries.push(...(included ?? []));
  }
  return entries;
}

function pyprojectEntries(pyproject: TomlDocument): Entry[] {
  const listed = pyproject.get('project', 'dependencies');
  const lines = [
    ...(Array.isArray(listed) ? listed.filter((item) => typeof item === 'string') : []),
    ...tableLines(pyproject.get('tool', 'poetry', 'dependencies')).filter((line) => !/^python(?![\w-])/.test(line)),
  ];
  return entriesOf(pyproject, lines);
}

function entriesOf(document: TomlDocument, lines: readonly string[]): Entry[] {
  return lines.flatMap((line) =>
    parseRequirements(line).packages.map((requirement) => {
      const number = document.lineOf(line) ?? document.lineOf(requirement.name);
      return { requirement, source: { file: document.file, ...(number === undefined ? {} : { line: number }) } };
    }),
  );
}

/** A table of Poetry or Pipenv (`fastapi = { version = "^0.165", extras = ["standard"] }`) as lines of requirements. */
function tableLines(table: unknown): string[] {
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).map(([name, given]) => {
    const record = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
    const version = typeof given === 'string' ? given : record.version;
    const extras = Array.isArray(record.extras) ? `[${record.extras.join(',')}]` : '';
    return `${name}${extras}${typeof version === 'string' && version !== '*' ? ` ${version}` : ''}`;
  });
}
