/**
 * Python's text with every comment replaced by spaces: offsets and lines stay. Strings stay, so that `http://…` survives.
 * It reads tokens, not grammar: enough for text that patterns are searched in, and it never fails on any input.
 */
export function blankComments(text: string): string {
  // A string stands before a comment in the alternatives, so a `#` inside a string is passed over.
  const tokens = /("""|''')[\s\S]*?(?:\1|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|#[^\n]*/g;
  return text.replace(tokens, (token, triple: string | undefined, offset: number) => {
    if (token.startsWith('#')) return blank(token);
    // A docstring stands alone on its lines; any other triple-quoted string may be data that is looked at.
    return triple !== undefined && /(^|\n)[ \t]*$/.test(text.slice(Math.max(0, offset - 80), offset))
      ? blank(token)
      : token;
  });
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
