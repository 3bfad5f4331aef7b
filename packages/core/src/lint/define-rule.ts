import type { Severity } from '../model/index.ts';
import type { Span } from '../source/dockerfile-document.ts';
import type { LintedCompose } from './compose/linted-compose.ts';
import type { LintedDockerfile } from './dockerfile/linted-dockerfile.ts';
import type { LintedIgnoreFile } from './linted-ignore-file.ts';
import type { PeerId } from './peers/peers.ts';

/** What can be held against rules, each as its parser gives it. */
export interface LintedDocuments {
  dockerfile: LintedDockerfile;
  compose: LintedCompose;
  ignore: LintedIgnoreFile;
}
export type DocumentKind = keyof LintedDocuments;

/** Text to write at a place of the file; nothing else of the file changes. */
export interface Edit extends Span {
  text: string;
}

/** One place that a rule has something to say of. */
export interface Problem extends Span {
  /** What is there, with its names and values. */
  message: string;
  /** What to write instead, where the rule's own sentence does not fit. */
  fix?: string;
  /** What `--fix` writes. Only where the meaning is known to stay; the same rule finds nothing there afterwards. */
  edits?: readonly Edit[];
}

/** A rule: data first, then one pure function for each kind of document that it knows. */
export interface Rule {
  /** Permanent noun for the failing state, the same as the check's that sees it at run time; also its file and its page. */
  id: string;
  severity: Severity;
  /** What is wrong, as a sentence. */
  title: string;
  /** What to write instead, as a sentence. */
  fix: string;
  /** Ids of the same problem elsewhere. */
  also: { readonly [Id in PeerId]?: readonly string[] };
  on: { readonly [Kind in DocumentKind]?: (document: LintedDocuments[Kind]) => Iterable<Problem> };
}

/** Declares a rule; the files of `rules` are the list of them. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
