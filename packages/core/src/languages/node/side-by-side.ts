import { basename } from '../../text/path.ts';
import { splitCommands } from '../../text/shell-words.ts';
import type { NodeFolder } from './node-folder.ts';
import { type Start, startOf } from './starts.ts';

/** Programs that run several commands side by side, and their options that take a value of their own. */
const optionsWithValue = [
  ...['-n', '--names', '--name-separator', '-c', '--prefix-colors', '-p', '--prefix', '-l', '--prefix-length'],
  ...['-s', '--success', '-m', '--max-processes', '--restart-tries', '--restart-after', '--hide', '--kill-signal'],
];

/** What a script starts side by side with `concurrently`, each by the name of its file; those that run no file are left out. */
export function startsSideBySide(folder: NodeFolder, { text }: Start): { name: string; start: Start }[] {
  const [program, ...words] = splitCommands(text.value).at(-1)?.words ?? [];
  if (program !== 'concurrently') return [];
  return words
    .filter((word, at) => !word.startsWith('-') && !optionsWithValue.includes(words[at - 1] ?? ''))
    .map((word) => startOf(folder, { ...text, value: word.startsWith('npm:') ? `npm run ${word.slice(4)}` : word }))
    .flatMap((start) => {
      const file = start.followed?.command.file;
      return file === undefined ? [] : [{ name: basename(file).replace(/\.\w+$/, ''), start }];
    });
}
