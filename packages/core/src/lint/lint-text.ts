import type { Finding, Findings } from '../model/index.ts';
import { lineFinder } from '../repository/line-numbers.ts';
import type { Span } from '../source/dockerfile-document.ts';
import { byName } from '../text/order.ts';
import { readCompose } from './compose/linted-compose.ts';
import type { DocumentKind, Edit, LintedDocuments, Problem, Rule } from './define-rule.ts';
import { readDockerfile } from './dockerfile/linted-dockerfile.ts';
import { readIgnoreFile } from './linted-ignore-file.ts';
import { rules as registry } from './rules.gen.ts';
import { type Suppression, suppressionsIn } from './suppressions.ts';

/** A finding with what `--fix` would write. */
export interface FoundProblem extends Finding {
  edits: readonly Edit[];
}

/** What the rules say of one file. */
export interface LintedText {
  findings: FoundProblem[];
  excused: Findings['excused'];
}

/** Every rule, by id. */
export const rules: Readonly<Record<string, Rule>> = registry;

/**
 * Holds one file against the rules.
 * @throws FILE_UNREADABLE for a YAML file that no parser should unfold
 */
export function lintText(
  file: { path: string; kind: DocumentKind; text: string },
  asked: readonly Rule[] = Object.values(rules),
): LintedText {
  const document = readDocument(file);
  const place = placeFinder(file.text);
  if ('problem' in document) {
    const rule = asked.find(({ id }) => id === registry['invalid-yaml'].id);
    const at = { start: document.start, end: document.start };
    const found = rule === undefined ? [] : [describe(file.path, rule, { ...at, message: document.problem }, place)];
    return { findings: found, excused: [] };
  }
  const suppressions = suppressionsIn(document);
  const used = new Set<Suppression>();
  const linted: LintedText = { findings: [], excused: [] };
  for (const rule of asked) {
    for (const problem of problemsOf(rule, document)) {
      const finding = describe(file.path, rule, problem, place);
      const excuse = suppressions.find((suppression) => excuses(suppression, rule, problem));
      if (excuse === undefined) linted.findings.push(finding);
      else {
        used.add(excuse);
        const reason = excuse.reason === undefined ? {} : { reason: excuse.reason };
        linted.excused.push({ rule: rule.id, file: file.path, line: finding.line, ...reason });
      }
    }
  }
  const unused = asked.find(({ id }) => id === registry['unused-suppression'].id);
  if (unused !== undefined)
    for (const problem of unusedIn(suppressions, used))
      linted.findings.push(describe(file.path, unused, problem, place));
  linted.findings.sort((a, b) => a.line - b.line || a.column - b.column || byName<Finding>(({ rule }) => rule)(a, b));
  return linted;
}

function readDocument({ path, kind, text }: { path: string; kind: DocumentKind; text: string }) {
  if (kind === 'dockerfile') return readDockerfile(path, text);
  return kind === 'compose' ? readCompose(path, text) : readIgnoreFile(path, text);
}

function problemsOf(rule: Rule, document: LintedDocuments[DocumentKind]): Iterable<Problem> {
  if (document.kind === 'dockerfile') return rule.on.dockerfile?.(document) ?? [];
  if (document.kind === 'compose') return rule.on.compose?.(document) ?? [];
  return rule.on.ignore?.(document) ?? [];
}

/** A comment of ours without a reason excuses nothing. */
function excuses(suppression: Suppression, rule: Rule, { start }: Span): boolean {
  if (start < suppression.start || start > suppression.end) return false;
  const { peer, rules: ids, reason } = suppression;
  if (peer === undefined) return reason !== undefined && ids.includes(rule.id);
  return (
    (rule.also[peer] ?? []).some((id) => ids.includes(id)) ||
    (peer === 'buildkit' && ids.includes('all') && rule.also.buildkit !== undefined)
  );
}

function* unusedIn(suppressions: readonly Suppression[], used: ReadonlySet<Suppression>): Generator<Problem> {
  for (const suppression of suppressions) {
    const { comment, peer, reason, rules: ids } = suppression;
    if (peer !== undefined || reason === undefined || used.has(suppression)) continue;
    const unknown = ids.filter((id) => rules[id] === undefined);
    const message =
      unknown.length > 0 ? `No rule is called ${unknown.join(', ')}.` : `${ids.join(', ')} finds nothing here.`;
    yield { start: comment.start, end: comment.end, message };
  }
}

type PlaceFinder = (offset: number) => { line: number; column: number };

function placeFinder(text: string): PlaceFinder {
  const lineOf = lineFinder(text);
  return (offset) => ({ line: lineOf(offset), column: offset === 0 ? 1 : offset - text.lastIndexOf('\n', offset - 1) });
}

function describe(file: string, rule: Rule, problem: Problem, place: PlaceFinder): FoundProblem {
  const [from, to] = [place(problem.start), place(problem.end)];
  const { message, fix = rule.fix, edits = [] } = problem;
  return {
    ...{ rule: rule.id, severity: rule.severity, file, message, fix, edits, fixable: edits.length > 0 },
    ...{ line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
  };
}
