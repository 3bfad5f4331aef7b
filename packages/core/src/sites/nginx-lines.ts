import { renderComment } from '../text/comment.ts';

/** A block of nginx's configuration, its lines indented. */
export function block(name: string, lines: readonly string[]): string[] {
  return [`${name} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}

/** A map whose value is asked for anew after each internal redirect, as the page then is another. */
export function mapOf(from: string, to: string, values: Readonly<Record<string, string>>): string[] {
  return block(`map ${from} ${to}`, ['volatile;', ...Object.entries(values).map(([key, value]) => `${key} ${value};`)]);
}

/** Why the next lines are as they are. */
export function said(text: string): string[] {
  return renderComment(text);
}
