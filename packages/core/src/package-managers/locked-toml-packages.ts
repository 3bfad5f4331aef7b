/** The packages of a `uv.lock`, `poetry.lock` or `pdm.lock`; none says which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^name = "([^"\n]+)"$/gm)].map((match) => ({
    name: match[1] as string,
    offset: match.index,
  }));
}
