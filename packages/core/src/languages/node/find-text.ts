import type { Source } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { sourceOf } from './source/place.ts';
import { findPlace } from './source/program.ts';

/** The first text of the code, not of a comment, that `pattern` matches. Only sources that `mayHold` it are parsed. */
export function findText(
  sources: readonly SourceFile[],
  pattern: RegExp,
  mayHold: (source: string) => boolean,
): Source | undefined {
  const found = findPlace(sources, mayHold, ['StringLiteral', 'TemplateElement'], ({ node }) =>
    pattern.test(node.type === 'StringLiteral' ? node.value : node.value.raw),
  );
  return found === undefined ? undefined : sourceOf(found);
}
