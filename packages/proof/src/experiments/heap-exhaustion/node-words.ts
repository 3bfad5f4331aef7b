/** Options by which V8's heap gets its size, as Node takes them with a dash or an underscore. */
const HEAP_OPTIONS = /^--(?:max|min|initial|semi|heap|optimize)[-_][-_a-z]+(?:=.*)?$/;

/**
 * How the Node.js of a container is called, with what its command says of the heap; what NODE_OPTIONS says comes by itself.
 * Without a word about it in the command (a start script, a package manager) it is what the image calls `node`. Pure.
 */
export function nodeWords(words: readonly string[]): string[] {
  const at = words.findIndex((word) => /(?:^|\/)node$/.test(word));
  if (at < 0) return ['node'];
  const options: string[] = [];
  for (let index = at + 1; words[index]?.startsWith('-'); index += 1) {
    const word = words[index] ?? '';
    if (!HEAP_OPTIONS.test(word)) continue;
    const value = words[index + 1];
    const apart = !word.includes('=') && value !== undefined && /^\d+$/.test(value);
    options.push(...(apart ? [word, value] : [word]));
    if (apart) index += 1;
  }
  return [words[at] ?? 'node', ...options];
}
