/** A word of an instruction, where it stands. */
export interface DockerfileWord {
  /** As it is written, with its quotes. */
  text: string;
  /** Without quotes and escapes. */
  value: string;
  start: number;
  end: number;
}

/** The words of a part of a Dockerfile, by its rules for quotes; `escapeMark` is the file's own. */
export function splitWords(
  text: string,
  { start, end }: { start: number; end: number },
  escapeMark: string,
): DockerfileWord[] {
  const words: DockerfileWord[] = [];
  let from = -1;
  let value = '';
  let quote: string | undefined;
  const finish = (at: number) => {
    if (from >= 0) words.push({ text: text.slice(from, at), value, start: from, end: at });
    from = -1;
    value = '';
  };
  for (let at = start; at < end; at++) {
    const character = text[at] as string;
    // A continued line goes on where it stopped, even within a word.
    if (character === '\\' && at + 1 < end && text[at + 1] === '\n') {
      at++;
      continue;
    }
    const isSpace = character === ' ' || character === '\t' || character === '\n' || character === '\r';
    if (isSpace && quote === undefined) {
      finish(at);
      continue;
    }
    if (from < 0) from = at;
    if (character === escapeMark && quote !== "'" && at + 1 < end) {
      const next = text[++at] as string;
      value += quote === '"' && next !== '"' && next !== '$' && next !== escapeMark ? character + next : next;
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else value += character;
    } else if (character === '"' || character === "'") quote = character;
    else value += character;
  }
  finish(end);
  return words;
}
