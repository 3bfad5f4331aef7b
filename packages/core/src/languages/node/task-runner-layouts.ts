import type { Question } from '../../model/index.ts';
import { packageJsonWorkspace, readPackageJson } from '../../package-managers/package-json.ts';
import { textsIn } from '../../package-managers/texts-in.ts';
import { readJson } from '../../repository/json-document.ts';
import { folderOf } from '../../repository/repository.ts';
import { basename, isWithin } from '../../text/path.ts';
import type { Refusal } from '../detection.ts';
import type { NodeEntry } from './entry-points.ts';
import type { NodeFolder } from './node-folder.ts';

/**
 * An application of Nx that has a `project.json` and no package.json of its own: its build and where it puts what is made are
 * said by executors there, and what starts at the root would be a source that nobody built.
 */
export function refuseNxApplication(folder: NodeFolder, { start, entryPoints }: NodeEntry): Refusal | undefined {
  if (start !== undefined || !folder.has('nx.json')) return undefined;
  const project = entryPoints
    .map(({ source }) =>
      folder.files.find((file) => basename(file) === 'project.json' && isAbove(folderOf(file), source.file)),
    )
    .find((file) => file !== undefined);
  if (project === undefined) return undefined;
  const name = 'An application of Nx without a package.json of its own';
  return { refused: { kind: 'layout', name, path: folderOf(project), source: { file: project } } };
}

function isAbove(folder: string, file: string): boolean {
  return folder !== '.' && isWithin(file, folder);
}

/** Packages that Lerna links by itself are fetched by every other installation, from whoever has the name in the registry. */
export async function askAboutLerna({ repository, path, manifest }: NodeFolder): Promise<Question[]> {
  const lerna = await readJson(repository, 'lerna.json', { comments: true });
  const isLinked = lerna !== undefined && textsIn(lerna.get('packages')) !== undefined;
  if (!isLinked || (await packageJsonWorkspace.members(repository, '.')) !== undefined) return [];
  if (repository.has('pnpm-workspace.yaml')) return [];
  const manifests = repository.files.filter((file) => basename(file) === 'package.json' && folderOf(file) !== path);
  const others = await Promise.all(manifests.map((file) => readPackageJson(repository, folderOf(file))));
  const linked = manifest.dependencies.filter((name) => others.some((other) => other?.name === name));
  if (linked.length === 0) return [];
  return [
    {
      subject: 'workspace',
      question: `Lerna links ${linked.join(', ')} from this repository, and an installation in an image would fetch what the registry has under that name. Name the packages as \`workspaces\` in the package.json of the top and make one lockfile there.`,
      candidates: [
        { value: JSON.stringify(lerna.get('packages')), source: { file: lerna.file, line: lerna.lineOf('packages') } },
      ],
      blocking: true,
    },
  ];
}
