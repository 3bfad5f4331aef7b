import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { detectFacts, memoryRepository, openRepository, type Repository, readConfiguration } from '@seaworthy/core';

const everyFramework = join(import.meta.dirname, '../../../core/src/frameworks');

/** One `frameworks/<id>/fixtures/<variant>/` folder. */
export interface Fixture {
  framework: string;
  variant: string;
  folder: string;
}

/** Every fixture of every framework, sorted: the folders are the cases. */
export function listFixtures(frameworks: string = everyFramework): Fixture[] {
  return foldersIn(frameworks).flatMap((framework) => {
    const folder = join(frameworks, framework, 'fixtures');
    return foldersIn(folder).map((variant) => ({ framework, variant, folder: join(folder, variant) }));
  });
}

/** The fixture's repository, without what is expected of it (`expect.jsonc`, `expect/`). */
export async function readFixture({ folder, variant }: Fixture): Promise<Repository> {
  const disk = await openRepository(folder);
  const files = disk.files.filter((file) => !/^expect(?:\.|\/)/.test(file));
  const texts = await Promise.all(files.map(async (file) => [file, (await disk.readText(file)) ?? ''] as const));
  return memoryRepository(Object.fromEntries(texts), variant);
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const items = readdirSync(folder, { withFileTypes: true });
  return items.flatMap((item) => (item.isDirectory() ? [item.name] : [])).sort();
}

/** What its services are, as far as building and running them differs: language, shape and package manager of each. */
export async function kindsOfFixture(fixture: Fixture): Promise<string[]> {
  const repository = await readFixture(fixture);
  const { services } = await detectFacts(repository, await readConfiguration(repository));
  return services.map(({ language, shape, packageManager }) => `${language} ${shape} ${packageManager?.value.id}`);
}
