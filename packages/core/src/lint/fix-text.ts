import type { DocumentKind, Edit, Rule } from './define-rule.ts';
import { type FoundProblem, lintText } from './lint-text.ts';

/** What one rule changes may let another see more; no file needs more rounds than that. */
const mostRounds = 10;

/** The text with everything written that is safe to write: the rest stays byte for byte, and doing it again changes nothing. */
export function fixText(file: { path: string; kind: DocumentKind; text: string }, asked?: readonly Rule[]): string {
  let { text } = file;
  for (let round = 0; round < mostRounds; round++) {
    const fixed = applyEdits(text, lintText({ ...file, text }, asked).findings);
    if (fixed === text) return text;
    text = fixed;
  }
  return text;
}

/** Of findings whose edits touch the same place the first one is mended; all edits of a finding, or none. */
function applyEdits(text: string, findings: readonly FoundProblem[]): string {
  const taken: Edit[] = [];
  for (const { edits } of findings) {
    const free = edits.every((edit) => taken.every((other) => edit.end < other.start || edit.start > other.end));
    if (free) taken.push(...edits);
  }
  let fixed = text;
  for (const { start, end, text: by } of taken.sort((a, b) => b.start - a.start)) {
    fixed = fixed.slice(0, start) + by + fixed.slice(end);
  }
  return fixed;
}
