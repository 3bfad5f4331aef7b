import { type JsonDocument, readJson } from '../repository/json-document.ts';
import { joinPath, type Repository } from '../repository/repository.ts';
import { findBuildScripts } from './build-scripts.ts';
import type { MemberPackage, PackageManager, WorkspaceFormat } from './define-package-manager.ts';
import { findInstallHooks } from './project-hooks.ts';
import { textsIn } from './texts-in.ts';

const dependencyLists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/** `"packageManager": "pnpm@10.15.0+sha512…"`, or the package manager that `devEngines` names. */
export function declaredInPackageJson(id: string): NonNullable<PackageManager['declared']> {
  return async (repository, folder) => {
    const json = await readJson(repository, joinPath(folder, 'package.json'));
    if (json === undefined) return undefined;
    const places = [['packageManager'], ['devEngines', 'packageManager', 'name']];
    const place = places.find((path) => typeof json.get(...path) === 'string');
    const [, name, version] =
      /^([\w-]+)(?:@([^+]+))?/.exec(String(place === undefined ? '' : json.get(...place))) ?? [];
    if (place === undefined || name !== id) return undefined;
    return {
      value: version === undefined ? {} : { version },
      source: { file: json.file, line: json.lineOf(...place) },
      certainty: 'certain',
    };
  };
}

/** `"workspaces": ["packages/*"]`, also as `{ "packages": […] }`. */
export const packageJsonWorkspace: WorkspaceFormat = {
  readPackage: readPackageJson,
  findBuildScripts,
  settings:
    /^(?:tsconfig(?:\.[\w-]+)*\.json|(?:babel|postcss|tailwind|rollup|tsup|webpack|vite|next)(?:\.[\w-]+)*\.config\.\w+|\.babelrc(?:\.\w+)?|\.swcrc|\.browserslistrc|turbo\.jsonc?|nx\.json|lerna\.json|[\w-]+\.d\.ts)$/,
  async members(repository, root) {
    const json = await readJson(repository, joinPath(root, 'package.json'));
    const written = json?.get('workspaces');
    return textsIn(written) ?? textsIn(json?.get('workspaces', 'packages'));
  },
};

/** A package by its `package.json`: names of all dependencies, and folders of `file:`, `link:` and `workspace:` ones. */
export async function readPackageJson(repository: Repository, folder: string): Promise<MemberPackage | undefined> {
  const json = await readJson(repository, joinPath(folder, 'package.json'));
  if (json === undefined) return undefined;
  const name = json.get('name');
  const needs = dependencyLists.flatMap((list) =>
    Object.entries(recordAt(json, list)).map(([key, range]) => ({
      ...needOf(folder, key, range),
      ...(list === 'devDependencies' ? { onlyToBuild: true } : {}),
    })),
  );
  const scripts = recordAt(json, 'scripts');
  const hooks = findInstallHooks({
    script: (key) => {
      const value = scripts[key];
      return typeof value === 'string' ? { value, source: { file: json.file }, certainty: 'certain' } : undefined;
    },
  });
  return {
    ...(typeof name === 'string' ? { name } : {}),
    needs,
    scripts: Object.keys(scripts),
    ...(hooks === undefined ? {} : { hooks: { names: hooks.names, needed: hooks.needed } }),
  };
}

function recordAt(json: JsonDocument, key: string): Record<string, unknown> {
  const value = json.get(key);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function needOf(folder: string, key: string, range: unknown): MemberPackage['needs'][number] {
  const text = typeof range === 'string' ? range : '';
  const path = /^(?:file|link|portal|workspace):(\.{1,2}(?:\/.*)?)$/.exec(text)?.[1];
  if (path !== undefined) return { path: joinPath(folder, path) };
  // `workspace:other@*`: another name here than the package's own.
  return { name: /^workspace:((?:@[^/]+\/)?[^@*^~]+)@/.exec(text)?.[1] ?? key };
}
