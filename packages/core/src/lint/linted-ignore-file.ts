import type { Span } from '../source/dockerfile-document.ts';

/** A file that says what a build does not get to see (`.dockerignore`). */
export interface LintedIgnoreFile {
  kind: 'ignore';
  path: string;
  text: string;
  patterns: (Span & { text: string })[];
  comments: (Span & { text: string })[];
}

export function readIgnoreFile(path: string, text: string): LintedIgnoreFile {
  const read: LintedIgnoreFile = { kind: 'ignore', path, text, patterns: [], comments: [] };
  let start = 0;
  for (const line of text.split('\n')) {
    const written = line.trim();
    const from = start + line.indexOf(written);
    const part = { start: from, end: from + written.length, text: written };
    if (written.startsWith('#')) read.comments.push(part);
    else if (written !== '') read.patterns.push(part);
    start += line.length + 1;
  }
  return read;
}
