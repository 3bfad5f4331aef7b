import { knownFrameworks } from '../frameworks/supported-frameworks.ts';
import { languageOf } from '../languages/language-of.ts';
import type { Configuration, Facts, OmittedFolder, Workspace } from '../model/index.ts';
import { folderOf, type Repository } from '../repository/repository.ts';
import { composeBuilds, openBuild } from '../source/adopted-folder.ts';
import { contextOf, type OwnBuild, readOwnDockerfile } from '../source/own-dockerfile.ts';
import { findServiceFolders, folderAt, type ServiceFolder } from '../source/service-folder.ts';
import { basename, isWithin } from '../text/path.ts';
import { installationFacts } from '../workspaces/installation-facts.ts';
import { detectionsOf } from './choose-framework.ts';
import { isDatastoreImage } from './existing-servers.ts';
import { isConfigured, wantsAdoption } from './name-services.ts';
import { purposeOfPlace } from './purpose-of-place.ts';
import type { RecognisedProcess } from './recognised-process.ts';

/** What the folders of a repository turned out to be, before their Dockerfiles are looked at. */
interface Tree {
  processes: RecognisedProcess[];
  unsupported: Facts['unsupported'];
  omitted: OmittedFolder[];
}

/** What decides beside the tree. */
interface Around {
  configuration: Configuration;
  ignored: readonly string[];
  workspaces: readonly Workspace[];
}

const detector = knownFrameworks.find(({ onlyWanted }) => onlyWanted === true);
/** Folders that hold how something else is built or deployed. */
const ofDeployment =
  /^\.?(?:docker|dockerfiles?|containers?|devcontainer|deploy|deployment|deployments|build|builder|ci|ops|infra|k8s|kubernetes|helm|charts|terraform|github|gitlab|circleci|vscode)$/;

/**
 * A service that no recipe builds is kept with the Dockerfile that it has; so is every other one with a Dockerfile where
 * that is wanted. Whose a Dockerfile is: of the folder that it lies in, else of the folder that it is built from.
 */
export async function adoptDockerfiles(
  repository: Repository,
  tree: Tree,
  { configuration, ignored, workspaces }: Around,
): Promise<Tree> {
  const builds = await findBuilds(repository, ignored);
  const owners = new Map<string, OwnBuild[]>();
  for (const build of builds) {
    const owner = ownerOf(build, tree);
    if (isAdopted(owner, build, tree, { configuration, workspaces }))
      owners.set(owner, [...(owners.get(owner) ?? []), build]);
  }
  const adopted: RecognisedProcess[] = [];
  for (const [path, own] of owners) {
    const before = tree.processes.find(({ folder }) => folder.path === path)?.folder;
    adopted.push(...(await adopt(before ?? folderAt(repository, path), own)));
  }
  const taken = new Set(adopted.map(({ folder }) => folder.path));
  const isLeft = ({ path }: { path: string }) => !taken.has(path);
  return {
    processes: [...tree.processes.filter(({ folder }) => isLeft(folder)), ...adopted],
    unsupported: tree.unsupported.filter(isLeft),
    omitted: tree.omitted.filter(isLeft),
  };
}

/** What a compose file builds, and every other Dockerfile in a folder of its own. */
async function findBuilds(repository: Repository, ignored: readonly string[]): Promise<OwnBuild[]> {
  const stated = await composeBuilds(repository);
  const folders = findServiceFolders(repository, ['Dockerfile'], ignored);
  const others = folders
    .map((folder) => folder.resolve('Dockerfile'))
    .filter((file) => !stated.some((build) => build.file === file) && !ofDeployment.test(basename(folderOf(file))));
  const lone = await Promise.all(
    others.map(async (file) => ({ file, context: await contextOf(repository, file), arguments: {} })),
  );
  const isLookedAt = ({ file }: OwnBuild) => !ignored.some((folder) => file.startsWith(`${folder}/`));
  const builds = [...stated, ...lone].filter(isLookedAt);
  const read = await Promise.all(builds.map((build) => readOwnDockerfile(repository, build)));
  // A database that is built with its own settings is no service of the repository.
  return builds.filter((_, index) => {
    const own = read[index];
    return own !== undefined && (own.base === undefined || !isDatastoreImage(own.base));
  });
}

function ownerOf({ file, context }: OwnBuild, tree: Tree): string {
  const known = new Set([
    ...tree.processes.map(({ folder }) => folder.path),
    ...tree.unsupported.map(({ path }) => path),
    ...tree.omitted.map(({ path }) => path),
  ]);
  return [folderOf(file), context].find((path) => known.has(path)) ?? folderOf(file);
}

function isAdopted(
  owner: string,
  build: OwnBuild,
  tree: Tree,
  { configuration, workspaces }: Omit<Around, 'ignored'>,
): boolean {
  const folder = { path: owner };
  const found = tree.processes.find((process) => process.folder.path === owner);
  if (found !== undefined) {
    const manager = installationFacts(workspaces, owner, found.language.id);
    return manager.unsupported !== undefined || wantsAdoption(folder, configuration);
  }
  const refused = tree.unsupported.filter(({ path }) => path === owner);
  if (refused.length > 0) return refused.some(({ kind }) => kind !== 'datastore');
  if (wantsAdoption(folder, configuration, { byName: true })) return true;
  if (purposeOfPlace(owner) !== undefined && !isConfigured(folder, configuration)) return false;
  const omitted = tree.omitted.find(({ path }) => path === owner);
  if (omitted !== undefined && omitted.kind !== 'idle') return false;
  // What lies within a service, or around others, is a part of them for all that is known.
  return (
    !tree.processes.some(({ folder: { path } }) => isWithin(path, owner) || isWithin(owner, path)) &&
    (omitted !== undefined || build.compose !== undefined || owner !== '.' || tree.processes.length === 0)
  );
}

async function adopt(folder: ServiceFolder, builds: readonly OwnBuild[]): Promise<RecognisedProcess[]> {
  if (detector === undefined) return [];
  const language = languageOf(detector.language);
  const processes: RecognisedProcess[] = [];
  for (const build of builds) {
    const opened = await openBuild(folder, build);
    const recognised = opened === undefined ? undefined : await detector.detect(opened);
    if (opened === undefined || recognised === undefined) continue;
    for (const detection of detectionsOf(recognised)) {
      const first = processes.length === 0;
      processes.push({ folder: opened, language, detector, detection, undecided: undefined, first });
    }
  }
  return processes;
}
