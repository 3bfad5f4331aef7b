/** Nobody nests deeper by hand, and no tool that writes manifests does; past it, readers that recurse run out of stack. */
export const deepestNesting = 200;

/** True when brackets of a JSON text, outside of its strings, stand in each other more often than `deepestNesting`. */
export function nestsTooDeeply(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') {
      depth++;
      if (depth > deepestNesting) return true;
    } else if (character === '}' || character === ']') depth--;
  }
  return false;
}

/**
 * True when values stand in each other more often than `most`. Walks without recursion, and looks at each object once.
 * `childrenOf` tells which values stand in one.
 */
export function isDeeperThan(most: number, root: unknown, childrenOf: (value: object) => Iterable<unknown>): boolean {
  const seen = new Set<object>();
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      for (const child of childrenOf(value)) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return false;
}
