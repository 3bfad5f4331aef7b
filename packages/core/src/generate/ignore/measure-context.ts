import dockerignore from '@balena/dockerignore';

export interface ContextSize {
  sent: { files: number; bytes: number };
  excluded: { files: number; bytes: number };
}

/** How much of the repository a `.dockerignore` keeps from being sent to the builder. Paths relative to the repository. */
export function measureContext(files: readonly { path: string; bytes: number }[], ignoreFile: string): ContextSize {
  const ignores = dockerignore().add(ignoreFile).createFilter();
  const size: ContextSize = { sent: { files: 0, bytes: 0 }, excluded: { files: 0, bytes: 0 } };
  for (const { path, bytes } of files) {
    const part = ignores(path) ? size.sent : size.excluded;
    part.files += 1;
    part.bytes += bytes;
  }
  return size;
}
