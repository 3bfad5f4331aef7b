import { knownFrameworks } from '../frameworks/supported-frameworks.ts';
import { knownLanguages, supportedLanguages } from '../languages/language-of.ts';
import type { Facts } from '../model/index.ts';
import { foreignManifests } from '../package-managers/known.ts';
import { findLine } from '../repository/line-numbers.ts';
import { folderOf, type Repository } from '../repository/repository.ts';
import { findServiceFolders, type ServiceFolder } from '../source/service-folder.ts';
import { basename } from '../text/path.ts';

type UnsupportedFact = Facts['unsupported'][number];

/** Manifests that nothing reads yet, with the name to refuse them by. */
const unread: ReadonlyMap<string, string> = new Map([
  ...foreignManifests().map(({ name, file }) => [file, name] as const),
  ...knownLanguages.flatMap((language) => [
    ...(supportedLanguages.some(({ id }) => id === language.id)
      ? []
      : language.manifests.map((manifest) => [manifest, language.name] as const)),
    ...Object.entries(language.unread ?? {}),
  ]),
]);

/** Services in languages that aren't supported yet, by their manifests; `taken` folders are known as something else. */
export async function findOtherLanguages(
  repository: Repository,
  taken: ReadonlySet<string>,
  ignored: readonly string[],
): Promise<UnsupportedFact[]> {
  const folders = findServiceFolders(repository, [...unread.keys()], ignored).filter(
    ({ path }) => !taken.has(path) && path.split('/').length < 4,
  );
  const found = await Promise.all(folders.map(refuse));
  return found.filter((fact) => fact !== undefined);
}

async function refuse(folder: ServiceFolder): Promise<UnsupportedFact | undefined> {
  const manifest = folder.files.find((file) => folderOf(file) === folder.path && nameOf(file) !== undefined);
  if (manifest === undefined) return undefined;
  const name = basename(manifest);
  const language = knownLanguages.find(({ manifests }) => manifests.includes(name));
  for (const framework of knownFrameworks.filter((candidate) => candidate.language === language?.id)) {
    const found = await framework.detect(folder);
    if (found !== undefined && 'source' in found)
      return { kind: 'framework', name: framework.name, path: folder.path, source: found.source };
  }
  const line = findLine((await folder.repository.readText(manifest)) ?? '', /\S/);
  return {
    kind: 'framework',
    name: nameOf(manifest) as string,
    path: folder.path,
    source: { file: manifest, ...(line === undefined ? {} : { line }) },
  };
}

/** By the whole name, else by the ending: `*.csproj`. */
function nameOf(file: string): string | undefined {
  const name = basename(file);
  return unread.get(name) ?? unread.get(`*${name.slice(Math.max(0, name.lastIndexOf('.')))}`);
}
