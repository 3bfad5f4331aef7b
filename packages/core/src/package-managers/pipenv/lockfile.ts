/** The run-time packages of a `Pipfile.lock`, which lists them before those of development. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  const end = text.search(/^ {4}"develop": \{/m);
  const names = /^ {8}"([A-Za-z0-9][\w.-]*)": \{$/gm;
  return [...text.matchAll(names)]
    .filter(({ index }) => (end < 0 || index < end) && index > text.search(/^ {4}"default": \{/m))
    .map((match) => ({ name: match[1] as string, offset: match.index }));
}
