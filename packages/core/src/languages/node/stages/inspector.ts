/** Programs that start Node and pass `--inspect` on to it, and how many words come before it. */
const starters: Readonly<Record<string, (words: readonly string[]) => number>> = {
  node: () => 1,
  nodemon: () => 1,
  'ts-node-dev': () => 1,
  // tsx's own words come first: `tsx watch --inspect src/server.ts`.
  tsx: (words) => (words[1] === 'watch' ? 2 : 1),
  next: () => 2,
  // `bun run --watch src/server.ts`
  bun: (words) => (words[1] === 'run' ? 2 : 1),
};
/** Programs that take the address of the debugger by an option of their own, at the end. */
const ownOption: Readonly<Record<string, string>> = { nest: '--debug=' };

/**
 * The command with Node's debugger listening, when it is known how to tell it so; else the command as it is. NODE_OPTIONS
 * would make every Node process on the way (npm, the watcher) take the port before the program does.
 */
export function withInspector(command: readonly string[], port: number | undefined): string[] {
  const own = ownOption[command[0] ?? ''];
  if (port !== undefined && own !== undefined) return [...command, `${own}0.0.0.0:${port}`];
  const position = starters[command[0] ?? '']?.(command);
  if (port === undefined || position === undefined) return [...command];
  return [...command.slice(0, position), `--inspect=0.0.0.0:${port}`, ...command.slice(position)];
}
