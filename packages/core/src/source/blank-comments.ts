/** After these a `/` starts a regular expression and not a division. */
const beforeRegex =
  /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield))\s*$/;

/**
 * The text with every comment replaced by spaces: offsets and lines stay. Strings stay, so that `http://…` survives.
 * It reads tokens, not grammar: enough for text that patterns are searched in, and it never fails on any input.
 */
export function blankComments(text: string): string {
  const pieces: string[] = [];
  /** Depth of braces at which each open `${` of a template ends. */
  const templates: number[] = [];
  let depth = 0;
  const token = /[/'"`{}]/g;
  let at = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const start = found.index;
    const char = found[0];
    const comment = char === '/' ? endOfComment(text, start) : undefined;
    pieces.push(text.slice(at, start));
    at = start + 1;
    if (comment !== undefined) at = comment;
    else if (char === "'" || char === '"') at = endOfString(text, start, char);
    else if (char === '`' || (char === '}' && templates.at(-1) === depth)) {
      if (char === '}') templates.pop();
      at = endOfTemplate(text, start);
      if (text.startsWith('${', at - 2)) templates.push(depth);
    } else if (char === '{') depth++;
    else if (char === '}') depth = Math.max(0, depth - 1);
    else if (beforeRegex.test(text.slice(Math.max(0, start - 12), start))) at = endOfRegex(text, start);
    const passed = text.slice(start, at);
    pieces.push(comment === undefined ? passed : blank(passed));
    token.lastIndex = at;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** `undefined` when the slash at `start` opens no comment. */
function endOfComment(text: string, start: number): number | undefined {
  if (text[start + 1] === '/') return endOf(text, start, '\n');
  if (text[start + 1] !== '*') return undefined;
  const close = text.indexOf('*/', start + 2);
  return close < 0 ? text.length : close + 2;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === '\n') return at;
  }
  return text.length;
}

/** From a backtick or the `}` of an embedded expression: behind the closing backtick, or behind the next `${`. */
function endOfTemplate(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text[at] === '$' && text[at + 1] === '{') return at + 2;
  }
  return text.length;
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return start + 1;
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) return at + 1;
  }
  return start + 1;
}

function endOf(text: string, start: number, mark: string): number {
  const end = text.indexOf(mark, start);
  return end < 0 ? text.length : end;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
