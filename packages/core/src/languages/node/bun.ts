import type { Fact } from '../../model/index.ts';
import { findAskedVersion } from '../../package-managers/asked-version.ts';
import { declaredInPackageJson } from '../../package-managers/package-json.ts';
import { findImageVersion } from '../../source/existing-dockerfile.ts';
import type { SourceFile } from '../../source/sources.ts';
import { readVersionFile } from '../../source/version-file.ts';
import { bunRuntime } from './bun-runtime.ts';
import type { NodeFolder } from './node-folder.ts';
import { modulesNamed } from './source/modules-named.ts';

/** What runs a program in the place of Node, and the version that the repository asks for. */
export interface OtherRuntime {
  name: Fact<string>;
  version?: Fact<string>;
}

/** Bun, as `said` in a start command or by what the code loads. */
export async function bunOf(
  folder: NodeFolder,
  said: Pick<Fact<unknown>, 'source' | 'certainty'>,
): Promise<OtherRuntime> {
  const version = await findBunVersion(folder);
  return {
    name: { value: bunRuntime.id, source: said.source, certainty: said.certainty },
    ...(version === undefined ? {} : { version }),
  };
}

/** A source that nothing but Bun can run: it loads modules that no other runtime has, or asks for the global. */
export function findBunSource(sources: readonly SourceFile[]): SourceFile | undefined {
  return sources.find(
    ({ text }) => /\bBun\s*\.\s*serve\b/.test(text) || modulesNamed(text).some((name) => /^bun(?::|$)/.test(name)),
  );
}

async function findBunVersion(folder: NodeFolder): Promise<Fact<string> | undefined> {
  const { repository, path } = folder;
  const declared = await declaredInPackageJson('bun')(repository, path);
  if (declared?.value.version !== undefined) return { ...declared, value: declared.value.version };
  return (
    (await readVersionFile(folder, '.bun-version', /^[ \t]*v?(\d[\w.]*)/m)) ??
    (await findImageVersion(folder, 'oven/bun')) ??
    (await findAskedVersion(repository, path, 'bun'))
  );
}
