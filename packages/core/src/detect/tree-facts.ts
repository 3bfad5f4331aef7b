import type { Facts } from '../model/index.ts';
import { byCodeUnit, type Repository } from '../repository/repository.ts';
import { composeFileName } from '../source/existing-compose.ts';
import { isGenerated } from '../source/generated-files.ts';
import { findLargeSources } from '../source/sources.ts';
import { isTargetPath } from '../targets/find-target.ts';
import { findSecretFiles } from './find-secret-files.ts';
import type { RecognisedProcess } from './recognised-process.ts';

/** Tests and their settings are not among them: the test role's image needs them. */
const clutterFolders =
  /^(?:docs?|\.github|\.gitlab|\.circleci|\.vscode|\.idea|\.husky|\.devcontainer|\.storybook|stories|coverage|benchmarks?)$/;
const clutterFiles =
  /^(?:readme|changelog|contributing|license|licence|code_of_conduct|security)(?:\.\w+)?$|^\.(?:editorconfig|gitattributes|gitignore|prettierignore|pre-commit-config\.yaml|gitlab-ci\.yml|travis\.yml|nvmrc|node-version|python-version|tool-versions)$|^(?:biome\.jsonc?|renovate\.json|seaworthy\.ya?ml|Makefile|justfile|Procfile|commitlint\.config\.\w+)$/i;
const kinds = [
  { kind: 'dockerfile', pattern: /(?:^|\/)(?:[\w-]+\.){0,4}Dockerfile(?:\.[\w-]+){0,4}$/i },
  { kind: 'compose', pattern: composeFileName },
  { kind: 'dockerignore', pattern: /(?:^|\/)\.dockerignore$/ },
  { kind: 'bake', pattern: /(?:^|\/)docker-bake(?:\.override)?\.(?:hcl|json)$/ },
] as const;

/** What the facts say of the tree as a whole. Files that Seaworthy generated don't count, so that generating changes nothing. */
export async function describeTree(
  repository: Repository,
  processes: readonly RecognisedProcess[],
): Promise<Pick<Facts, 'existing' | 'clutter' | 'secretFiles' | 'largeSources' | 'size' | 'outsideLinks'>> {
  const generated = new Set<string>();
  for (const file of repository.files.filter(isTargetPath)) {
    if (isGenerated((await repository.readText(file)) ?? '')) generated.add(file);
  }
  const own = repository.files.filter((file) => !generated.has(file));
  const generatedBytes = await Promise.all(
    [...generated].map(async (file) => Buffer.byteLength((await repository.readText(file)) ?? '')),
  );
  const secretFiles = await findSecretFiles(repository);
  const largeSources = processes.flatMap(({ folder, language: { reading } }) =>
    reading.sources === undefined ? [] : findLargeSources(folder, reading.sources),
  );
  const links = repository.outsideLinks.map(({ path }) => path);
  return {
    existing: own.flatMap((file) => {
      const found = kinds.find(({ pattern }) => pattern.test(file));
      return found === undefined ? [] : [{ kind: found.kind, file }];
    }),
    ...(secretFiles.length === 0 ? {} : { secretFiles }),
    ...(largeSources.length === 0 ? {} : { largeSources: largeSources.sort(byCodeUnit) }),
    clutter: findClutter(own, processes),
    size: { files: own.length, bytes: repository.bytes - generatedBytes.reduce((sum, bytes) => sum + bytes, 0) },
    ...(links.length === 0 ? {} : { outsideLinks: links }),
  };
}

/** At the repository's top and in each service's folder, unless the service's own code or manifest names it. */
function findClutter(files: readonly string[], processes: readonly RecognisedProcess[]): string[] {
  const owners = new Map<string, RecognisedProcess | undefined>([
    ['.', undefined],
    ...processes.map((process) => [process.folder.path, process] as const),
  ]);
  const found = new Set<string>();
  for (const file of files) {
    const parts = file.split('/');
    for (let depth = 0; depth < parts.length; depth++) {
      const place = parts.slice(0, depth).join('/') || '.';
      const name = parts[depth] as string;
      const isFile = depth === parts.length - 1;
      if (!owners.has(place) || !(isFile ? clutterFiles : clutterFolders).test(name)) continue;
      const owner = owners.get(place);
      if (owner?.detector.pageFolders?.includes(name) === true) break;
      if (owner === undefined || !owner.language.reading.isNamed(owner.folder, name))
        found.add(isFile ? file : `${parts.slice(0, depth + 1).join('/')}/`);
      break;
    }
  }
  // A folder that holds a service is no clutter, whatever it is called.
  return [...found]
    .filter((path) => !processes.some(({ folder }) => `${folder.path}/`.startsWith(path)))
    .sort(byCodeUnit);
}
