/** Attributes whose values browsers take as text, whatever it says. */
export const textAttribute =
  /^(?:href|src|action|content|alt|title|placeholder|label|cite|poster|data-[\w-]+|aria-[\w-]+)$/;
/** What may stand before a variable's name where it is read. */
const readBefore = /(?:import\.meta\.env|process\.env|\benv)\.$/;
const imported = { before: /\bimport\s*\{[^{}]*$/, after: /^[^{}]*\}\s*from\s*['"]\$env\/static\/public['"]/ };
const maxAround = 400;

/**
 * Whether a component of another language (Astro, Svelte, Vue, Markdown) that names a variable only shows it: in its markup,
 * in an attribute that is text, or through a constant of which the same is true.
 */
export function isShownInMarkup(text: string, name: string): boolean {
  return placesOfWord(text, name).every((start) => {
    const before = text.slice(Math.max(0, start - maxAround), start);
    const after = text.slice(start + name.length, start + name.length + maxAround);
    if (imported.before.test(before) && imported.after.test(after)) return true;
    return isShownAt(text, before.replace(readBefore, ''), after, true);
  });
}

function isShownAt(text: string, before: string, after: string, mayBeNamed: boolean): boolean {
  if (/^\s*\}/.test(after) && /\{\s*$/.test(before)) return isTextSlot(before.trimEnd().slice(0, -1));
  const bound = /[\s:]([\w-]+)="$/.exec(before)?.[1];
  if (bound !== undefined && after.startsWith('"')) return textAttribute.test(bound);
  const constant = /(?:^|[\n;])[ \t]*const\s+([A-Za-z]\w*)\s*=\s*$/.exec(before)?.[1];
  if (constant === undefined || !mayBeNamed || !/^[ \t]*(?:;|\r?\n)/.test(after)) return false;
  return placesOfWord(text, constant).every((start) => {
    const beforeUse = text.slice(Math.max(0, start - maxAround), start);
    const afterUse = text.slice(start + constant.length, start + constant.length + maxAround);
    return /\bconst\s+$/.test(beforeUse) || isShownAt(text, beforeUse, afterUse, false);
  });
}

/** `{A}` and `{{ A }}` between elements, `href={A}` and `` href={`${A}/berths`} `` in one. */
function isTextSlot(before: string): boolean {
  if (before.endsWith('$')) {
    const attribute = /\s([\w:-]+)=\{\s*`[^`]*\$$/.exec(before)?.[1];
    return attribute !== undefined && textAttribute.test(attribute);
  }
  if (before.endsWith('{')) return /(?:^|[^={$])$/.test(before.slice(0, -1));
  if (!before.endsWith('='))
    return /[>}\s\w.,:;!?)-]$/.test(before) && !/(?:[=(:,?&|]|=>|\breturn|\bdefault)\s*$/.test(before);
  return textAttribute.test(/\s([\w:-]+)=$/.exec(before)?.[1] ?? '');
}

/** Where a text holds a name as a whole word. */
function placesOfWord(text: string, word: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1))
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + word.length] ?? ' ')) found.push(at);
  return found;
}
