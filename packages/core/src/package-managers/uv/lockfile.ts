/** The packages of a `uv.lock`; it doesn't say which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^name = "([^"\n]+)"$/gm)].map((match) => ({
    name: match[1] as string,
    offset: match.index,
  }));
}

/** The members of a workspace, and other packages of the repository. */
export function lockedMembers(text: string): string[] {
  return [...text.matchAll(/^source = \{ (?:editable|virtual|directory) = "([^"\n]+)" \}$/gm)].map(
    (match) => match[1] as string,
  );
}
