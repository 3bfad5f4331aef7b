/** pnpm reads lockfiles of its own generation only, so the file's version names the major that can install it. */
export function versionOfLockfile(text: string): string | undefined {
  const generation = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(text.slice(0, 200))?.[1];
  if (generation === undefined) return undefined;
  return generation.startsWith('9') ? '10' : generation.startsWith('6') ? '8' : '7';
}

/** The packages of a `pnpm-lock.yaml`; it doesn't say which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^ {2}['"]?\/?((?:@[^/@'"\s]+\/)?[^@/'":\s]+)[@/][^:\s]*:/gm)].map((match) => ({
    name: match[1] as string,
    offset: match.index,
  }));
}
