/**
 * A test of paths (relative, `/`-separated) against patterns: `*` stays within a folder, `**` doesn't, `{a,b}` chooses.
 * The last pattern that matches decides; one that begins with `!` says no.
 */
export function pathFilter(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns.map((pattern) => {
    const negated = pattern.startsWith('!');
    return { negated, expression: globToRegExp(negated ? pattern.slice(1) : pattern) };
  });
  return (path) => {
    let matched = false;
    for (const { negated, expression } of rules) {
      if (matched === negated && expression.test(path)) matched = !negated;
    }
    return matched;
  };
}

function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\*\*|[*{},.+?^$()|[\]\\]/g, (token) => {
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    if (token === '{') return '(?:';
    if (token === '}') return ')';
    if (token === ',') return '|';
    return `\\${token}`;
  });
  return new RegExp(`^${source}$`);
}
