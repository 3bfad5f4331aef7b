import { cutColumns, formatBytes, formatDuration, wrap, wrapAfter } from '@seaworthy/core/format';
import type { ProgressEvent } from '@seaworthy/core/model';
import type { Colors } from './colors.ts';

/**
 * The lines that stay of an event: a finished or failed step, an image, a notice. Empty for what only happens meanwhile,
 * and for verdicts, whose table follows. `titleColumns` is the room for the name of a step.
 */
export function renderEventLines(
  event: ProgressEvent,
  {
    titleOf,
    titleColumns,
    columns = Number.POSITIVE_INFINITY,
    colors,
  }: { titleOf: (id: string) => string; titleColumns: number; columns?: number; colors: Colors },
): string[] {
  switch (event.type) {
    case 'task.finished':
      return [
        `${mark(event.cached === true, colors)} ${titleOf(event.id)}${event.cached ? colors.dim(' cached') : ''}` +
          `${event.detail ? colors.dim(` · ${event.detail}`) : ''} ${took(event.durationMs, colors)}`,
      ];
    case 'task.failed':
      return [
        `${colors.red('✗')} ${titleOf(event.id)} failed: ${event.reason} ${took(event.durationMs, colors)}`,
        ...quoted(event.lastLines, colors),
      ];
    case 'build.step.finished':
      return [
        event.cached
          ? `${mark(true, colors)} ${stepTitle(event, titleColumns)} ${colors.dim('cached')}`
          : `${mark(false, colors)} ${stepTitle(event, titleColumns)} ${took(event.durationMs, colors)}`,
      ];
    case 'build.step.failed':
      return [
        `${colors.red('✗')} ${stepTitle(event, titleColumns)} failed ${took(event.durationMs, colors)}`,
        ...quoted(event.lastLines, colors),
      ];
    case 'build.image':
      return [
        `${colors.green('✓')} image ${event.image.reference}: ${formatBytes(event.image.transferredBytes)} transferred, ` +
          `${formatBytes(event.image.unpackedBytes)} unpacked`,
      ];
    case 'notice':
      return noticeLines(event, columns, colors);
    default:
      return [];
  }
}

/** A notice, broken between words where it is longer than the terminal is wide. */
export function noticeLines(
  { level, message }: Extract<ProgressEvent, { type: 'notice' }>,
  columns: number,
  colors: Colors,
): string[] {
  const mark = level === 'warning' ? colors.yellow('⚠') : colors.blue('ℹ');
  const [first = '', ...more] = message.split('\n');
  return [...wrapAfter(`${mark} `, first, columns), ...more.flatMap((line) => wrap(`  ${line}`, columns))];
}

/** `[web deps 3/7] RUN npm ci`: without flags, which say how and not what, and short enough for a line. */
export function stepTitle({ stage, name }: { stage: string; name: string }, columns: number): string {
  const instruction = name.replace(/ --(mount|chown|chmod|link)(=\S+)?/g, '').replace(/\s+/g, ' ');
  return cutColumns(stage === '' ? instruction : `[${stage}] ${instruction}`, columns);
}

// A filled dot, not only another colour: cached steps must be told apart without colours too.
function mark(cached: boolean, colors: Colors): string {
  return cached ? colors.cyan('●') : colors.green('✓');
}

function took(durationMs: number, colors: Colors): string {
  return colors.dim(formatDuration(durationMs));
}

function quoted(lines: readonly string[], colors: Colors): string[] {
  return lines.map((line) => `${colors.red('│')} ${line}`);
}
