const loading = /\b(?:from|import|require)[\s(]*['"]([^'"\n]+)['"]/g;

/** What a source imports, by a search of its text: no tree is needed for it. */
export function modulesNamed(text: string): string[] {
  return [...text.matchAll(loading)].map(([, specifier = '']) => specifier);
}
