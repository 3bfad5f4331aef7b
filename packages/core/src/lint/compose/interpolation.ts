/** The text with each variable that has a default replaced by it; others stay, without what is said where they are missing. */
export function withDefaults(text: string): string {
  return text.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => {
    const at = inner.search(/:?[-?+]/);
    if (at < 0) return `\${${inner}}`;
    const operator = inner[at] === ':' ? at + 1 : at;
    return inner[operator] === '-' ? inner.slice(operator + 1) : `\${${inner.slice(0, at)}}`;
  });
}
