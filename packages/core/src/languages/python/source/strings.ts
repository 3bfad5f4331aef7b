import type { SyntaxNode } from '@lezer/common';
import type { Fact, Source } from '../../../model/index.ts';
import type { SourceFile } from '../../../source/sources.ts';
import { type PythonModule, readModules } from './module.ts';

/**
 * Where the first string of the sources stands whose text, as written, `pattern` matches. Comments and docstrings are no
 * strings. `mentions` is the same without anchors, to choose the files that are parsed.
 */
export function findString(sources: readonly SourceFile[], pattern: RegExp, mentions: RegExp): Source | undefined {
  for (const module of readModules(sources, mentions)) {
    const found = stringsOf(module).find((node) => pattern.test(writtenText(module, node)));
    if (found !== undefined) return module.source(found);
  }
  return undefined;
}

/** Every string of the sources that `pattern`, which is anchored at the end, matches. */
export function findStrings(sources: readonly SourceFile[], pattern: RegExp): Fact<string>[] {
  const quoted = new RegExp(`${pattern.source.replace(/\$$/, '')}['"]`);
  return readModules(sources, quoted).flatMap((module) =>
    stringsOf(module).flatMap((node) => {
      const value = writtenText(module, node);
      return pattern.test(value) ? [{ value, source: module.source(node), certainty: 'likely' as const }] : [];
    }),
  );
}

/** Strings and format strings that are data, in the order of the text. */
export function stringsOf(module: PythonModule): SyntaxNode[] {
  return [...module.nodes('String'), ...module.nodes('FormatString')]
    .filter(({ parent }) => parent?.name !== 'ExpressionStatement')
    .sort((a, b) => a.from - b.from);
}

/** A string's text between its quotes, escapes and replacements as they stand. */
export function writtenText(module: PythonModule, node: SyntaxNode): string {
  return module.text(node).replace(/^[a-z]*('''|"""|'|")([\s\S]*)\1$/i, '$2');
}
