import { createContextFilter } from './context-filter.ts';

export interface ContextSize {
  sent: { files: number; bytes: number };
  excluded: { files: number; bytes: number };
}

/** How much of the repository a `.dockerignore` keeps from being sent to the builder. Paths relative to the repository. */
export function measureContext(files: readonly { path: string; bytes: number }[], ignoreFile: string): ContextSize {
  const isSent = createContextFilter(ignoreFile);
  const size: ContextSize = { sent: { files: 0, bytes: 0 }, excluded: { files: 0, bytes: 0 } };
  for (const { path, bytes } of files) {
    const part = isSent(path) ? size.sent : size.excluded;
    part.files += 1;
    part.bytes += bytes;
  }
  return size;
}
