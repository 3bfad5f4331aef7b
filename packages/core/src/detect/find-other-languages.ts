import { knownFrameworks } from '../frameworks/supported-frameworks.ts';
import { knownLanguages, supportedLanguages } from '../languages/language-of.ts';
import type { Facts } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import type { Repository } from '../repository/repository.ts';
import { findServiceFolders, type ServiceFolder } from '../source/service-folder.ts';
import { basename } from '../text/path.ts';

type UnsupportedFact = Facts['unsupported'][number];

/** Manifests that nothing reads yet, with the name to refuse them by. */
const unread: ReadonlyMap<string, string> = new Map(
  knownLanguages.flatMap((language) => [
    ...(supportedLanguages.some(({ id }) => id === language.id)
      ? []
      : language.manifests.map((manifest) => [manifest, language.name] as const)),
    ...Object.entries(language.unread ?? {}),
  ]),
);

/** Services in languages that aren't supported yet, by their manifests; `taken` folders are known as something else. */
export async function findOtherLanguages(
  repository: Repository,
  taken: ReadonlySet<string>,
  ignored: readonly string[],
): Promise<UnsupportedFact[]> {
  const folders = findServiceFolders(repository, [...unread.keys()], ignored).filter(
    ({ path }) => !taken.has(path) && path.split('/').length < 4,
  );
  return Promise.all(folders.map(refuse));
}

async function refuse(folder: ServiceFolder): Promise<UnsupportedFact> {
  const manifest = folder.files.find((file) => unread.has(basename(file)) && folder.has(basename(file))) as string;
  const language = knownLanguages.find(({ manifests }) => manifests.includes(basename(manifest)));
  for (const { name, detect } of knownFrameworks.filter((framework) => framework.language === language?.id)) {
    const found = await detect(folder);
    if (found !== undefined && 'source' in found)
      return { kind: 'framework', name, path: folder.path, source: found.source };
  }
  const line = findLine((await folder.repository.readText(manifest)) ?? '', /\S/);
  return {
    kind: 'framework',
    name: unread.get(basename(manifest)) ?? manifest,
    path: folder.path,
    source: { file: manifest, ...(line === undefined ? {} : { line }) },
  };
}
