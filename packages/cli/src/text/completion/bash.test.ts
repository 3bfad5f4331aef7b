import { makeTemporaryFolder } from '@seaworthy/testkit';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { commandLine } from '../../program.ts';
import { renderBash } from './bash.ts';
import { commandWords, optionWords } from './command-words.ts';
import { renderFish } from './fish.ts';
import { renderZsh } from './zsh.ts';

const { commands, globals } = commandLine();
const words = commandWords(commands);
const shared = globals.map(optionWords);
let script = '';

function choicesOf(name: string, flag: string): readonly string[] {
  const option = words.find((command) => command.name === name)?.options.find(({ flags }) => flags.includes(flag));
  return option?.values ?? [];
}

beforeAll(() => {
  script = renderBash(words, shared);
});

/** What bash offers where the cursor is behind the last word. */
async function offered(...typed: string[]): Promise<string[]> {
  await using folder = await makeTemporaryFolder({ 'completion.bash': script });
  const probe = `source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _seaworthy; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await execa('bash', ['-c', probe, 'bash', 'seaworthy', ...typed], { cwd: folder.path });
  return stdout.split('\n').filter((line) => line !== '');
}

test.each<[readonly string[], readonly string[]]>([
  [['sh'], ['ship']],
  [
    ['engine', 'st'],
    ['start', 'stop'],
  ],
  [['report', '--format', ''], choicesOf('report', '--format')],
  [['report', '--format', '=', 'htm'], ['html']],
  [['--progress', '=', 'raw'], ['rawjson']],
  [['-C', 'harbour', 'gen'], ['generate']],
  [
    ['completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  [['up', '--prof'], ['--profile']],
  [['report', 'some'], []],
])('seaworthy %j offers %j', async (typed, expected) => {
  expect(await offered(...typed)).toEqual(expected);
});

test('every command and option is in the scripts of all shells', () => {
  const texts = [script, renderZsh(words, shared), renderFish(words, shared)];
  for (const { name, options } of words) {
    for (const word of [
      ...name.split(' '),
      ...options.flatMap(({ flags }) => flags.map((flag) => flag.replace(/^-+/, ''))),
    ])
      expect(texts.filter((text) => !text.includes(word))).toEqual([]);
  }
});
