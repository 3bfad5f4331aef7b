import { stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { compareFiles, openRepository } from '@seaworthy/core';
import { UserError } from '@seaworthy/core/errors';
import { type DocumentKind, documentKindOf, documentKindOfText, fixText, lintText } from '@seaworthy/core/lint';
import type { FileChange, Findings } from '@seaworthy/core/model';
import { maxHandwrittenBytes, readTextFile } from '@seaworthy/core/repository';
import { redactTexts } from '@seaworthy/core/secrets';
import type { FindingFormatId, RenderOptions } from '@seaworthy/report';
import manifest from '../../package.json' with { type: 'json' };
import { type ProjectOptions, startRun } from '../run/run.ts';
import { explainingFailure, writeFiles } from '../target/write-files.ts';

export interface LintOptions extends Omit<ProjectOptions, 'onEvent'> {
  /** Files and folders, absolute or relative to `directory`; default: that folder. */
  paths?: readonly string[] | undefined;
  /** Writes what is safe to write, and tells what is left. */
  fix?: boolean | undefined;
  /** Writes nothing, and tells what `fix` would change. */
  dryRun?: boolean | undefined;
  /** How findings are written. Default `terminal`. */
  format?: FindingFormatId | undefined;
  /** File to write them to; absent: they are only returned. */
  output?: string | undefined;
  /** Width and colour, for formats that heed them. */
  rendering?: RenderOptions | undefined;
}

/** What the rules say, after the fixes where they were asked for. */
export interface Linting {
  findings: Findings;
  /** The same in the format that was asked for. */
  text: string;
  /** Files that `fix` changed, or would. */
  changes: FileChange[];
}

interface File {
  path: string;
  absolute: string;
  /** Absent for a file that somebody named and whose name says nothing. */
  kind?: DocumentKind;
}

/**
 * Holds Dockerfiles, compose files and ignore files against the rules. Runs nothing, and needs no engine.
 * Errors: NOT_A_FOLDER, FILE_UNREADABLE for a path that is not there; TARGET_READ_ONLY, DISK_FULL for what is written, and
 * SYMLINK_OUTSIDE with `fix`.
 */
export async function lint(options: LintOptions): Promise<Linting> {
  const { paths = ['.'], fix = false, dryRun = false } = options;
  const { target, signal } = await startRun(options);
  const files = new Map<string, File>();
  for (const path of paths) for (const file of await filesAt(target.root, path)) files.set(file.absolute, file);
  const findings: Findings = {
    ...{ schemaVersion: 1, seaworthyVersion: manifest.version },
    ...{ files: [], findings: [], excused: [], unread: [] },
  };
  const fixed: { path: string; before: string; content: string }[] = [];
  for (const file of files.values()) {
    signal.throwIfAborted();
    const read = await readFile(file);
    if (read === undefined) continue;
    if ('reason' in read) findings.unread.push({ file: file.path, reason: read.reason });
    else {
      const content = fix || dryRun ? fixedText(read) : read.text;
      if (content !== read.text) fixed.push({ path: file.path, before: read.text, content });
      note(findings, { ...read, text: dryRun ? read.text : content });
    }
  }
  if (fix && !dryRun) await writeFiles(target, fixed, signal);
  const reported = redactTexts(findings);
  const { renderFindings } = await import('@seaworthy/report');
  const text = await renderFindings(reported, options.format ?? 'terminal', options.rendering);
  const { output } = options;
  if (output !== undefined) await explainingFailure(output, () => writeFile(output, text));
  return { findings: reported, text, changes: fixed.flatMap(changeOf) };
}

async function filesAt(root: string, path: string): Promise<File[]> {
  const absolute = resolve(root, path);
  const looks = await stat(absolute).catch(() => undefined);
  if (looks?.isDirectory() !== true) return [{ absolute, path: shown(root, absolute) }];
  const repository = await openRepository(absolute);
  return repository.files.flatMap((file) => {
    const kind = documentKindOf(file);
    const place = join(absolute, file);
    return kind === undefined ? [] : [{ kind, absolute: place, path: shown(root, place) }];
  });
}

function shown(root: string, absolute: string): string {
  return relative(root, absolute).split(sep).join('/');
}

interface ReadFile {
  path: string;
  kind: DocumentKind;
  text: string;
}

/** `undefined` for a file that only looks by its name as if it were one. Throws for what somebody named and is not there. */
async function readFile({ path, absolute, kind }: File): Promise<ReadFile | { reason: string } | undefined> {
  try {
    const text = await readTextFile(absolute, { name: path, maxBytes: maxHandwrittenBytes });
    if (text.includes('\0')) return { reason: 'it is binary' };
    const is = kind ?? documentKindOfText(path, text);
    if (is === undefined) return { reason: 'it is no Dockerfile, compose file or ignore file' };
    // Templates and settings of other programs have such names, too.
    if (kind === 'compose' && !/^(?:services|include)\s*:/m.test(text)) return undefined;
    if (kind === 'dockerfile' && isTemplate(text)) return { reason: 'it is a template' };
    return { path, kind: is, text };
  } catch (error) {
    if (!(error instanceof UserError) || kind === undefined) throw error;
    return { reason: error.message };
  }
}

/** Lines that begin with what fills in a template: no instruction of a Dockerfile does. */
function isTemplate(text: string): boolean {
  return text.split('\n').some((line) => /^(?:\{\{|\{%|<%)/.test(line.trimStart()));
}

function note(findings: Findings, file: ReadFile): void {
  try {
    const linted = lintText(file);
    findings.findings.push(...linted.findings.map(({ edits: _, ...finding }) => finding));
    findings.excused.push(...linted.excused);
    findings.files.push({ path: file.path, kind: file.kind });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    findings.unread.push({ file: file.path, reason: error.message });
  }
}

/** A text that is no valid UTF-8 could not be written back as it was. */
function fixedText(file: ReadFile): string {
  try {
    return file.text.includes('\uFFFD') ? file.text : fixText(file);
  } catch (error) {
    if (error instanceof UserError) return file.text;
    throw error;
  }
}

function changeOf({ path, before, content }: { path: string; before: string; content: string }): FileChange[] {
  const changes = compareFiles({ schemaVersion: 1, files: [{ path, content }] }, { current: { [path]: before } });
  return changes.map((change) => ({ ...change, state: 'updated' as const }));
}
