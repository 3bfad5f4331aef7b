import type { ServiceFolder } from '../../source/service-folder.ts';
import { readSources, type SourceFile, type SourceKind } from '../../source/sources.ts';
import { type PackageManifest, readPackageManifest } from './package-manifest.ts';
import { type Prisma, readPrisma } from './prisma/read-prisma.ts';

/** A folder with a `package.json`. */
export interface NodeFolder extends ServiceFolder {
  manifest: PackageManifest;
  /** Shipped JavaScript and TypeScript, without tests and tool configuration. */
  javaScript: readonly SourceFile[];
  /** Absent: the service does not use Prisma. */
  prisma?: Prisma;
}

export const javaScriptSources: SourceKind = {
  pattern: /\.(?:[cm]?[jt]s|[jt]sx)$/,
  notShipped:
    /(^|\/)(?:vitest|vite|jest|eslint|prettier|playwright|cypress|tailwind|postcss|tsup|rollup|webpack|babel|commitlint|lint-staged|drizzle)\.[^/]*\.?[cm]?[jt]s$/,
};

/** @throws MANIFEST_BROKEN, SYMLINK_OUTSIDE */
export async function openNodeFolder(folder: ServiceFolder): Promise<NodeFolder | undefined> {
  const manifest = await readPackageManifest(folder.repository, folder.path);
  if (manifest === undefined) return undefined;
  const read = { ...folder, manifest, javaScript: await readSources(folder, javaScriptSources) };
  const prisma = await readPrisma(read);
  return { ...read, ...(prisma === undefined ? {} : { prisma }) };
}
