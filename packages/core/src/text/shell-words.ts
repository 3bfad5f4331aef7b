/** One command of a script, as a shell would split it. */
export interface ShellCommand {
  words: string[];
  /** It is part of a pipe, an alternative or a background job, or a word of it is made by another command. */
  isCompound: boolean;
}

/** Nobody writes a longer command into a manifest, and what reads one looks at its words again and again. */
const longestScript = 10_000;

/**
 * The commands of a script in their order, with quotes taken off. It knows words, quotes and what stands between
 * commands, which is what scripts of a manifest consist of; loops and conditions are read as words. None of an absurdly long one.
 */
export function splitCommands(script: string): ShellCommand[] {
  if (script.length > longestScript) return [];
  const commands: ShellCommand[] = [];
  let command: ShellCommand = { words: [], isCompound: false };
  let word: string | undefined;
  let quote: string | undefined;
  const endWord = () => {
    if (word !== undefined) command.words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (command.words.length > 0) commands.push(command);
    command = { words: [], isCompound: false };
  };
  for (let at = 0; at < script.length; at++) {
    const char = script[at] as string;
    const isComputed = char === '`' || (char === '$' && script[at + 1] === '(');
    if (isComputed && quote !== "'") command.isCompound = true;
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
      else word = `${word ?? ''}${char}`;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (char === ';' || char === '\n') endCommand();
    else if (char === '&' && script[at + 1] === '&') {
      endCommand();
      at++;
    } else if (char === '|' || (char === '&' && !isRedirection(script, at))) {
      command.isCompound = true;
      endWord();
    } else if (/\s/.test(char)) endWord();
    else word = `${word ?? ''}${char}`;
  }
  endCommand();
  return commands;
}

/** The value of `--name value`, `--name=value` among words; `undefined` when none of `names` is there with one. */
export function optionValue(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (names.includes(word)) return words[index + 1];
    const joined = names.find((name) => word.startsWith(`${name}=`));
    if (joined !== undefined) return word.slice(joined.length + 1);
  }
  return undefined;
}

/** `2>&1` and `&>log` lead output elsewhere. */
function isRedirection(script: string, at: number): boolean {
  return script[at - 1] === '>' || script[at + 1] === '>';
}
