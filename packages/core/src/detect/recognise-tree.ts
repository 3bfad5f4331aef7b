import { UserError } from '../errors/index.ts';
import { supportedLanguages } from '../languages/language-of.ts';
import type { Configuration, Facts, OmittedFolder, Workspace } from '../model/index.ts';
import { byCodeUnit, folderOf, joinPath, type Repository } from '../repository/repository.ts';
import { findServiceFolders, type ServiceFolder } from '../source/service-folder.ts';
import { findSiteFolders } from '../source/site-folders.ts';
import { basename } from '../text/path.ts';
import { adoptDockerfiles } from './adopt-dockerfiles.ts';
import { findOtherLanguages } from './find-other-languages.ts';
import { isConfigured } from './name-services.ts';
import { purposeOfPlace } from './purpose-of-place.ts';
import { recogniseProcesses } from './recognise-processes.ts';
import type { RecognisedProcess } from './recognised-process.ts';

type UnsupportedFact = Facts['unsupported'][number];

/** What every folder with a manifest turned out to be: processes, something that nobody can build yet, or no service. */
export interface RecognisedTree {
  processes: RecognisedProcess[];
  unsupported: UnsupportedFact[];
  omitted: OmittedFolder[];
}

type Outcome = { processes: readonly RecognisedProcess[] } | { refused: UnsupportedFact } | { omitted: OmittedFolder };

export const manifestNames = supportedLanguages.flatMap((language) => language.manifests);

/** Every folder with a manifest ends as one of three; none is passed over in silence. */
export async function recogniseTree(
  repository: Repository,
  configuration: Configuration,
  workspaces: readonly Workspace[],
): Promise<RecognisedTree> {
  const ignored = ignoredFolders(configuration);
  const used = new Set(workspaces.flatMap(({ members }) => members.flatMap(({ dependsOn }) => dependsOn)));
  const outcomes: Outcome[] = [];
  const folders = findServiceFolders(repository, manifestNames, ignored);
  for (const folder of [...folders, ...findSiteFolders(repository, folders, ignored)]) {
    const outcome = await recogniseFolder(folder, configuration, used);
    if (outcome !== undefined) outcomes.push(outcome);
  }
  const processes = outcomes.flatMap((outcome) => ('processes' in outcome ? outcome.processes : []));
  const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
  const taken = new Set([...processes.map(({ folder }) => folder.path), ...refused.map(({ path }) => path)]);
  const others = await findOtherLanguages(repository, taken, ignored);
  const omitted = outcomes
    .flatMap((outcome) => ('omitted' in outcome ? [outcome.omitted] : []))
    .filter(({ path }) => !others.some((other) => other.path === path));
  const tree = { processes, unsupported: [...refused, ...others], omitted };
  return byPlace(await adoptDockerfiles(repository, tree, { configuration, ignored, workspaces }), configuration);
}

export function ignoredFolders({ ignore = [] }: Configuration): string[] {
  return ignore.map((folder) => joinPath('.', folder));
}

async function recogniseFolder(
  folder: ServiceFolder,
  configuration: Configuration,
  used: ReadonlySet<string>,
): Promise<Outcome | undefined> {
  const { path } = folder;
  try {
    // Thousands of them may be the most of a repository, and their sources need not be read to know that.
    const purpose = used.has(path) ? await findPurpose(folder) : undefined;
    if (purpose?.kind === 'library' && !isConfigured(folder, configuration)) return { omitted: { path, ...purpose } };
    const found = await recogniseProcesses(folder, configuration);
    if (found === undefined) return await omit(folder, used);
    return 'omitted' in found || 'refused' in found ? found : { processes: found };
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.code !== 'MANIFEST_BROKEN') throw cause;
    const { file, line, reason } = cause.details as { file: string; line: number; reason: string };
    return { refused: { kind: 'manifest', name: reason, path, source: { file, line } } };
  }
}

/** What a folder is in which nothing starts. */
async function omit(folder: ServiceFolder, used: ReadonlySet<string>): Promise<Outcome | undefined> {
  const { path } = folder;
  const manifest = folder.files.find((file) => folderOf(file) === path && manifestNames.includes(basename(file)));
  if (manifest === undefined) return undefined;
  const source = { file: manifest };
  if (used.has(path)) return { omitted: { path, kind: 'library', source } };
  const purpose = await findPurpose(folder);
  return { omitted: purpose === undefined ? { path, kind: 'idle', source } : { path, ...purpose } };
}

async function findPurpose(folder: ServiceFolder): Promise<Pick<OmittedFolder, 'kind' | 'source'> | undefined> {
  for (const { reading } of supportedLanguages) {
    const purpose = await reading.findPurpose(folder);
    if (purpose !== undefined) return purpose;
  }
  return undefined;
}

/**
 * What lies among tests, examples or templates is no part of the stack, unless seaworthy.yaml describes it or nothing else
 * starts in the whole repository.
 */
function byPlace(tree: RecognisedTree, configuration: Configuration): RecognisedTree {
  const outside = ({ folder }: RecognisedProcess) =>
    purposeOfPlace(folder.path) === undefined || isConfigured(folder, configuration);
  const kept = tree.processes.filter(outside);
  const folders = new Set(tree.processes.map(({ folder }) => folder.path));
  const processes = kept.length === 0 && folders.size === 1 ? tree.processes : kept;
  const left = tree.processes.filter((process) => process.first && !processes.includes(process));
  const isElsewhere = ({ path }: { path: string }) => purposeOfPlace(path) !== undefined;
  return {
    processes,
    unsupported: tree.unsupported.filter((fact) => !isElsewhere(fact)),
    omitted: [
      ...tree.omitted.map((omitted) => ({ ...omitted, kind: purposeOfPlace(omitted.path) ?? omitted.kind })),
      ...left.map(({ folder, detector, detection }) => withName(folder.path, detector.name, detection.source)),
      ...tree.unsupported
        .filter(isElsewhere)
        .map(({ path, name, kind, source }) => withName(path, kind === 'manifest' ? undefined : name, source)),
    ].sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

function withName(path: string, name: string | undefined, source: OmittedFolder['source']): OmittedFolder {
  return { path, kind: purposeOfPlace(path) ?? 'idle', ...(name === undefined ? {} : { name }), source };
}
