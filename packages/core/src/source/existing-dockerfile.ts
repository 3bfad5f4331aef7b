import type { Fact } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import { isGenerated } from './generated-files.ts';
import type { ServiceFolder } from './service-folder.ts';
import { validPort } from './valid-port.ts';

/** The text of the service's own Dockerfile; `undefined` when there is none that a person wrote. */
export async function readExistingDockerfile(folder: ServiceFolder): Promise<string | undefined> {
  const text = await folder.readText('Dockerfile');
  return text === undefined || isGenerated(text) ? undefined : text;
}

/** The port that an existing Dockerfile exposes. */
export async function findExposedPort(folder: ServiceFolder): Promise<Fact<number> | undefined> {
  const text = await readExistingDockerfile(folder);
  const exposed = [...(text ?? '').matchAll(/^[ \t]*EXPOSE[ \t]+(\d{2,5})\b/gim)].at(-1);
  const value = validPort(Number(exposed?.[1] ?? Number.NaN));
  if (text === undefined || value === undefined) return undefined;
  const line = findLine(text, new RegExp(`^\\s*EXPOSE\\s+${value}\\b`, 'i'));
  return {
    value,
    source: { file: folder.resolve('Dockerfile'), ...(line === undefined ? {} : { line }) },
    certainty: 'likely',
  };
}

/** What an existing Dockerfile starts, as a shell would write it: its last ENTRYPOINT and CMD. */
export async function findDockerfileCommand(folder: ServiceFolder): Promise<Fact<string> | undefined> {
  const text = await readExistingDockerfile(folder);
  if (text === undefined) return undefined;
  const lines = text.replace(/\\\r?\n/g, '  ').split('\n');
  const lastStage = lines.findLastIndex((line) => /^[ \t]*FROM[ \t]/i.test(line));
  const found = ['ENTRYPOINT', 'CMD'].flatMap((name) => {
    const at = lines.findLastIndex((line) => new RegExp(`^[ \\t]*${name}[ \\t]`, 'i').test(line));
    return at <= lastStage ? [] : [{ at, words: commandWords((lines[at] as string).trim().slice(name.length).trim()) }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    value: found.map(({ words }) => words).join(' '),
    source: { file: folder.resolve('Dockerfile') },
    certainty: 'likely',
  };
}

/** The exec form as a line of a shell; the shell form is one. */
function commandWords(text: string): string {
  const list = /^\[(.*)\]$/.exec(text)?.[1];
  if (list === undefined) return text;
  return [...list.matchAll(/"([^"\\]*)"/g)]
    .map(([, word = '']) => (/^[\w./:@=,+-]+$/.test(word) ? word : `'${word}'`))
    .join(' ');
}
