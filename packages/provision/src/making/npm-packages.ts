import { cp, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';

/** A package from the npm registry, fetched and checked against its integrity by npm itself. */
export interface NpmPackage {
  name: string;
  version: string;
  integrity: string;
  /** Path of the archive. */
  file: string;
}

const packedSchema = z.array(
  z.object({ name: z.string(), version: z.string(), integrity: z.string(), filename: z.string() }),
);

/** Fetches packages (`npm@10`: the newest version in that range) into `folder`. */
export async function packNpmPackages(
  specifications: readonly string[],
  folder: string,
  signal?: AbortSignal,
): Promise<NpmPackage[]> {
  if (specifications.length === 0) return [];
  await mkdir(folder, { recursive: true });
  const { stdout } = await execa(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', `--pack-destination=${folder}`, ...specifications],
    { cwd: folder, ...(signal === undefined ? {} : { cancelSignal: signal }) },
  );
  return packedSchema.parse(JSON.parse(stdout)).map(({ name, version, integrity, filename }) => ({
    name,
    version,
    integrity,
    file: join(folder, basename(filename)),
  }));
}

/** Copies files of a package into a root file system, owned by root: an archive's owners mean nothing here. */
export async function unpackNpmPackage(
  archive: NpmPackage,
  files: Readonly<Record<string, string>>,
  root: string,
  scratch: string,
): Promise<void> {
  await mkdir(scratch, { recursive: true });
  await execa(
    'tar',
    [
      '--extract',
      '--no-same-owner',
      '--no-same-permissions',
      '--strip-components=1',
      `--file=${archive.file}`,
      `--directory=${scratch}`,
    ],
    { env: { LC_ALL: 'C.UTF-8' } },
  );
  await execa('chmod', ['-R', 'u=rwX,go=rX', scratch]);
  for (const [from, to] of Object.entries(files)) {
    await cp(join(scratch, from), join(root, to), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    });
  }
  await rm(scratch, { recursive: true, force: true });
}
