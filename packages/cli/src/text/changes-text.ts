import { foldFolders, wrapAfter } from '@seaworthy/core/format';
import type { FileChange } from '@seaworthy/core/model';
import { printable, printableLine } from '@seaworthy/core/text';
import type { Colors } from '../output/colors.ts';

const words: Record<FileChange['state'], { mark: string; meaning: string }> = {
  created: { mark: '+', meaning: 'new' },
  updated: { mark: '~', meaning: 'changed' },
  unchanged: { mark: '=', meaning: 'up to date' },
  edited: { mark: '!', meaning: 'edited by hand, kept' },
  foreign: { mark: '!', meaning: 'was there before, kept' },
};

/** One line per file; with `diffs` the difference of each below it. */
export function renderChanges(
  made: readonly FileChange[],
  colors: Colors,
  options: { diffs: boolean; forced?: boolean },
): string {
  const changes = made.map((change) => ({ ...change, path: printableLine(change.path) }));
  const width = Math.max(0, ...changes.map(({ path }) => path.length));
  return changes
    .flatMap((change) => {
      const { mark, meaning } = words[change.state];
      const kept = change.state === 'edited' || change.state === 'foreign';
      const said = kept && options.forced ? 'overwritten' : meaning;
      const line = `  ${mark} ${change.path.padEnd(width)}  ${kept ? colors.yellow(said) : colors.dim(said)}`;
      const shown = options.diffs || kept;
      return shown && change.diff !== undefined ? [line, renderDiff(change.diff, colors)] : [line];
    })
    .join('\n');
}

/** One paragraph for each state; the files that were kept have a line each. */
export function summariseChanges(made: readonly FileChange[], colors: Colors, width: number): string {
  const states = Object.keys(words) as FileChange['state'][];
  return states
    .flatMap((state) => {
      const paths = made.filter((change) => change.state === state).map(({ path }) => printableLine(path));
      const { mark, meaning } = words[state];
      return paths.length === 0
        ? []
        : wrapAfter(`  ${mark} `, `${paths.length} ${meaning}: ${foldFolders(paths).join(', ')}`, width);
    })
    .map((line) => (line.startsWith('  !') ? colors.yellow(line) : line))
    .join('\n');
}

/** Whether the tree is what would be written; where it isn't, every difference. */
export function renderDrift(changes: readonly FileChange[], colors: Colors): string {
  const drifted = changes.filter(({ state }) => state !== 'unchanged');
  if (drifted.length === 0) return `${colors.green('✓')} ${changes.length} files are up to date`;
  const count = `${drifted.length} of ${changes.length} files differ from what would be written`;
  return `${renderChanges(drifted, colors, { diffs: true })}\n\n${colors.red('✗')} ${count}`;
}

function renderDiff(diff: string, colors: Colors): string {
  return printable(diff)
    .trimEnd()
    .split('\n')
    .map((line) => `      ${colorLine(line, colors)}`.trimEnd())
    .join('\n');
}

function colorLine(line: string, colors: Colors): string {
  if (line.startsWith('+')) return colors.green(line);
  if (line.startsWith('-')) return colors.red(line);
  return line.startsWith('@@') ? colors.cyan(line) : colors.dim(line);
}
