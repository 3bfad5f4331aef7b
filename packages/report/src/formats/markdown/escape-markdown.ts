import { printable, printableLine } from '@seaworthy/core/text';

/** Text in one line of Markdown, also in a table's cell: nothing in it formats, links, mentions or breaks out. */
export function escapeMarkdown(text: string): string {
  return escapeInline(printableLine(text));
}

/** The same, but what stands between backticks stays code: nothing inside it can format. */
export function escapeSentence(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? `\`${printableLine(part)}\`` : escapeInline(part)))
    .join('');
}

/** A block of code that its own content can't end. */
export function codeBlock(lines: readonly string[]): string {
  const text = lines.map(printable).join('\n');
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function escapeInline(text: string): string {
  return (
    printable(text)
      .replace(/\s+/g, ' ')
      .replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character)
      .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
      // A zero-width joiner ends what would be a mention or a link without changing how it reads.
      .replace(/@(?=\w)/g, '@\u2060')
      .replace(/:\/\//g, ':\u2060//')
  );
}
