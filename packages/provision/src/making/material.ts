import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackageFile, type PrivateApt, packageNameOf } from '../apt/private-apt.ts';
import { listPackageFiles, mergeUsr, unpackPackage } from '../apt/unpack-packages.ts';
import type { DebianCodename, FoundationVariant } from '../foundations/definition/define-foundation.ts';
import type { FoundationMatch } from '../foundations/find-foundation.ts';
import { npmNameOf } from './apply-steps.ts';
import { type NpmPackage, packNpmPackages } from './npm-packages.ts';

export const NPM_ARCHITECTURE = process.arch === 'arm64' ? 'arm64' : 'x64';

/** Names of the distribution packages that the steps unpack. */
function packagesOf({ steps }: FoundationVariant): string[] {
  return steps.flatMap((step) => ('unpack' in step ? step.unpack : []));
}

/** npm packages that the steps use, as npm names them: `npm@10`. */
function npmSpecificationsOf({ steps }: FoundationVariant): string[] {
  return steps.flatMap((step) => ('npm' in step ? [`${npmNameOf(step.npm, NPM_ARCHITECTURE)}@${step.range}`] : []));
}

/** The very files that a variant would be made of today. */
export async function resolvePackages(apt: PrivateApt, variant: FoundationVariant): Promise<PackageFile[]> {
  const exact = packagesOf(variant);
  const [unpacked, base] = await Promise.all([
    exact.length === 0 ? [] : apt.resolveExact(exact),
    variant.base === undefined
      ? []
      : apt.resolveClosure(['?or(?essential,?priority(required))', 'apt', ...variant.base.include], 'nothing'),
  ]);
  return [...unpacked, ...base];
}

/** Fetches every npm package that the variants use, once each: by variant and name. */
export async function fetchNpm(
  matches: readonly FoundationMatch[],
  folder: string,
  signal?: AbortSignal,
): Promise<Map<string, NpmPackage>> {
  const specifications = [...new Set(matches.flatMap(({ variant }) => npmSpecificationsOf(variant)))];
  const packages = await packNpmPackages(specifications, folder, signal);
  // npm answers in the order of the question.
  return new Map(
    specifications.flatMap((specification, index) => {
      const fetched = packages[index];
      return fetched === undefined ? [] : [[specification, fetched] as const];
    }),
  );
}

/** The npm packages of one variant by name, out of those that were fetched. */
export function npmOf(variant: FoundationVariant, fetched: ReadonlyMap<string, NpmPackage>): Map<string, NpmPackage> {
  const packages = npmSpecificationsOf(variant).flatMap((specification) => fetched.get(specification) ?? []);
  return new Map(packages.map((item) => [item.name, item]));
}

/** Programs for making, of the same release as the images, whatever this machine's release is. */
export interface ReleaseTools {
  debs: ReadonlyMap<string, string>;
  /** A root file system with strip and localedef. */
  root: string;
}

/** Fetches the package files of a release that the variants unpack, and the tools that their steps use. */
export async function fetchRelease(
  apt: PrivateApt,
  debian: DebianCodename,
  variants: readonly FoundationVariant[],
  folder: string,
  signal?: AbortSignal,
): Promise<ReleaseTools> {
  const steps = variants.flatMap((variant) => variant.steps);
  const tools = [
    ...(steps.some((step) => 'strip' in step)
      ? (await apt.resolveClosure(['binutils'], 'nothing')).map(({ file }) => packageNameOf(file))
      : []),
    ...(steps.some((step) => 'locale' in step) ? ['libc6', 'libc-bin', 'locales', 'gzip'] : []),
  ];
  const packages = join(folder, `${debian}-packages`);
  const root = join(folder, `${debian}-tools`);
  await apt.download([...new Set([...variants.flatMap(packagesOf), ...tools])], packages, signal);
  const debs = await listPackageFiles(packages);
  if (tools.length > 0) await mkdir(root);
  for (const name of new Set(tools)) await unpackPackage(debs.get(name) ?? '', root, signal ? { signal } : {});
  if (tools.length > 0) await mergeUsr(root);
  return { debs, root };
}
