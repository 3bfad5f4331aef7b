import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository } from './disk.ts';
import { memoryRepository } from './memory.ts';
import type { Repository } from './repository.ts';

const frameworks = join(import.meta.dirname, '../frameworks');

/** One `frameworks/<id>/fixtures/<variant>/` folder. */
export interface Fixture {
  framework: string;
  variant: string;
  folder: string;
}

/** Every fixture of every framework, sorted. */
export function listFixtures(): Fixture[] {
  return readdirSync(frameworks)
    .sort()
    .flatMap((framework) => {
      const folder = join(frameworks, framework, 'fixtures');
      if (!existsSync(folder)) return [];
      return readdirSync(folder)
        .sort()
        .map((variant) => ({ framework, variant, folder: join(folder, variant) }));
    });
}

/** The fixture's repository, without what is expected of it (`expect.jsonc`, `expect/`). */
export async function readFixture({ folder, variant }: Fixture): Promise<Repository> {
  const disk = await openRepository(folder);
  const files = disk.files.filter((file) => !/^expect(?:\.|\/)/.test(file));
  const texts = await Promise.all(files.map(async (file) => [file, (await disk.readText(file)) ?? ''] as const));
  return memoryRepository(Object.fromEntries(texts), variant);
}
