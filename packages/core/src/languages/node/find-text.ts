import type { Fact, Source } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { sourceOf } from './source/place.ts';
import { findPlace, placesOf } from './source/program.ts';

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

/** Every text of the code that `pattern`, which is anchored at the end, matches. */
export function findTexts(sources: readonly SourceFile[], pattern: RegExp): Fact<string>[] {
  const quoted = new RegExp(`${pattern.source.replace(/\$$/, '')}['"\`]`);
  return placesOf(sources, (text) => quoted.test(text), 'StringLiteral', 'TemplateElement').flatMap((place) => {
    const text = place.node.type === 'StringLiteral' ? place.node.value : place.node.value.raw;
    return pattern.test(text) ? [{ value: text, source: sourceOf(place), certainty: 'likely' as const }] : [];
  });
}
