import type { Span } from '../source/dockerfile-document.ts';
import type { LintedDocuments } from './define-rule.ts';
import type { PeerId } from './peers/peers.ts';

type LintedDocument = LintedDocuments[keyof LintedDocuments];

/** A comment that excuses findings of some rules at some place. */
export interface Suppression extends Span {
  /** The comment itself. */
  comment: Span;
  /** Ids of rules, or of another linter's rules where `peer` says which. */
  rules: readonly string[];
  peer?: PeerId;
  /** Absent where none is written. */
  reason?: string;
}

/** All comments of a document that excuse something, ours and those of other linters. */
export function suppressionsIn(document: LintedDocument): Suppression[] {
  const whole = { start: 0, end: document.text.length };
  const found = document.comments.flatMap((comment) => {
    const text = document.text.slice(comment.start, comment.end);
    const read = readOwn(text) ?? readForeign(text);
    if (read === undefined) return [];
    const { isWhole, ...suppression } = read;
    return [{ ...suppression, comment, ...(isWhole ? whole : placeBelow(document, comment)) }];
  });
  return document.kind === 'dockerfile' ? [...found, ...checkDirectives(document)] : found;
}

type Read = Pick<Suppression, 'rules' | 'peer' | 'reason'> & { isWhole: boolean };

function readOwn(text: string): Read | undefined {
  const [, file, ids, reason = ''] = /^#\s*seaworthy-ignore(-file)?(?:\s([^:]*))?(?::(.*))?$/s.exec(text) ?? [];
  if (!/^#\s*seaworthy-ignore\b/.test(text)) return undefined;
  const rules = wordsIn(ids ?? '');
  return { isWhole: file !== undefined, rules, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
}

/** Comments of other linters: https://github.com/hadolint/hadolint#inline-ignores, checkov's and Trivy's. */
function readForeign(text: string): Read | undefined {
  const [, global, ids] = /^# ?hadolint (global )?ignore ?=([\w, ]+)/.exec(text.replace(/\s+/g, ' ')) ?? [];
  if (ids !== undefined) return { isWhole: global !== undefined, rules: wordsIn(ids), peer: 'hadolint' };
  const checkov = /^#\s*checkov:skip=(\w+)/.exec(text)?.[1];
  if (checkov !== undefined) return { isWhole: true, rules: [checkov], peer: 'checkov' };
  const trivy = /^#\s*(?:trivy|tfsec):ignore:([\w-]+)/.exec(text)?.[1];
  return trivy === undefined ? undefined : { isWhole: false, rules: [trivy.replace(/^AVD-/, '')], peer: 'trivy' };
}

/** `# check=skip=JSONArgsRecommended;error=true`: https://docs.docker.com/reference/dockerfile/#check */
function checkDirectives({ document, text }: LintedDocuments['dockerfile']): Suppression[] {
  return document.directives
    .filter(({ name }) => name === 'check')
    .map(({ value, start, end }) => {
      const skipped = value.split(';').find((part) => part.trim().startsWith('skip='));
      const rules = wordsIn(skipped?.trim().slice('skip='.length) ?? '');
      return { start: 0, end: text.length, comment: { start, end }, rules, peer: 'buildkit' as const };
    });
}

function wordsIn(ids: string): string[] {
  return ids.split(/[\s,]+/).filter((id) => id !== '');
}

/** The instruction around a comment or after it; elsewhere its own line, or the next one where it has one for itself. */
function placeBelow(document: LintedDocument, comment: Span): Span {
  if (document.kind === 'dockerfile') {
    return document.instructions.find(({ end }) => end > comment.start) ?? { start: comment.start, end: comment.start };
  }
  const { text } = document;
  let start = text.lastIndexOf('\n', comment.start - 1) + 1;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end).trim();
    if (line !== '' && !line.startsWith('#')) return { start, end };
    start = end + 1;
  }
  return { start: text.length, end: text.length };
}
