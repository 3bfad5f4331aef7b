/** pnpm reads lockfiles of its own generation only, so the file's version names the major that can install it. */
export function versionOfLockfile(text: string): string | undefined {
  const generation = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(text.slice(0, 200))?.[1];
  if (generation === undefined) return undefined;
  return generation.startsWith('9') ? '10' : generation.startsWith('6') ? '8' : '7';
}
