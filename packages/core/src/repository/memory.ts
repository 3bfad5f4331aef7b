import { createRepository, type Repository } from './repository.ts';

/** A repository of literal texts, by path. Link texts under `outsideLinks` stand for links that lead out of it. */
export function memoryRepository(
  files: Record<string, string>,
  name = 'repository',
  outsideLinks: Record<string, string> = {},
): Repository {
  return createRepository({
    name,
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.byteLength(text) })),
    outsideLinks: Object.entries(outsideLinks).map(([path, target]) => ({ path, target })),
    read: async (path) => files[path],
  });
}
