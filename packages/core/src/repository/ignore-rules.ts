import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { userError } from '../errors/index.ts';
import { findTextFile, maxHandwrittenBytes } from './read-file.ts';
import { isSimpleGlob } from './simple-glob.ts';

interface RuleFile {
  /** Prefix that turns a path of the repository into one relative to the rule file's folder; negative depth strips it. */
  strip: string;
  add: string;
  rules: Ignore;
}

/** The `.gitignore` files that apply to a folder, outermost first; the last one that has a say about a path decides. */
export class IgnoreRules {
  readonly #files: readonly RuleFile[];

  private constructor(files: readonly RuleFile[]) {
    this.#files = files;
  }

  /** Rules of the enclosing git repository, when `root` is a subfolder of one. */
  static async above(root: string): Promise<IgnoreRules> {
    const folders: string[] = [];
    if (!existsSync(join(root, '.git'))) {
      for (let folder = dirname(root); ; folder = dirname(folder)) {
        folders.unshift(folder);
        if (existsSync(join(folder, '.git'))) break;
        if (folder === dirname(folder)) return new IgnoreRules([]);
      }
    }
    const files: RuleFile[] = [];
    for (const folder of folders) {
      const path = join(folder, '.gitignore');
      const text = await findTextFile(path, { maxBytes: maxHandwrittenBytes });
      if (text === undefined) continue;
      files.push({ strip: '', add: `${relative(folder, root).split(sep).join('/')}/`, rules: parseRules(path, text) });
    }
    return new IgnoreRules(files);
  }

  /** All rules that apply at the top of `root`, its own included; `undefined` when no git repository encloses it. */
  static async at(root: string): Promise<IgnoreRules | undefined> {
    if (!isInGitRepository(root)) return undefined;
    const own = await Promise.all(
      ['.gitignore', '.git/info/exclude'].map((file) =>
        findTextFile(join(root, file), { maxBytes: maxHandwrittenBytes }),
      ),
    );
    return (await IgnoreRules.above(root)).with('', own.map((text) => text ?? '').join('\n'));
  }

  /** These rules and those of the `.gitignore` in `folder` (relative to the repository, '' for its top). */
  with(folder: string, text: string): IgnoreRules {
    const strip = folder === '' ? '' : `${folder}/`;
    return new IgnoreRules([...this.#files, { strip, add: '', rules: parseRules(`${strip}.gitignore`, text) }]);
  }

  ignores(path: string, isFolder: boolean): boolean {
    let ignored = false;
    for (const { strip, add, rules } of this.#files) {
      const verdict = rules.test(`${add}${path.slice(strip.length)}${isFolder ? '/' : ''}`);
      if (verdict.ignored) ignored = true;
      else if (verdict.unignored) ignored = false;
    }
    return ignored;
  }
}

/** Every rule is asked about every path, so a few thousand of them, or one full of wildcards, would never end. */
const mostRules = 2_000;

function parseRules(file: string, text: string): Ignore {
  const lines = text.split(/\r?\n/);
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (rules.length > mostRules) {
    const reason = `it has ${rules.length} rules, and at most ${mostRules} are followed`;
    throw userError('FILE_UNREADABLE', { file, reason });
  }
  const excessive = lines.findIndex((line) => !line.startsWith('#') && !isSimpleGlob(line));
  if (excessive >= 0) {
    const reason = `its line ${excessive + 1} has more wildcards than can be followed`;
    throw userError('FILE_UNREADABLE', { file, reason });
  }
  return ignore().add(text);
}

/** What git ignores in a folder; `undefined` where no git repository encloses it. Reads files alone, and runs nothing. */
export function ignoreRulesAt(root: string): Promise<Pick<IgnoreRules, 'ignores'> | undefined> {
  return IgnoreRules.at(root);
}

function isInGitRepository(root: string): boolean {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (folder === dirname(folder)) return false;
  }
}
