import type { Fact } from '../model/index.ts';
import { findLine } from '../repository/line-numbers.ts';
import { isGenerated } from './generated-files.ts';
import type { ServiceFolder } from './service-folder.ts';
import { validPort } from './valid-port.ts';

/** The text of the service's own Dockerfile; `undefined` when there is none that a person wrote. */
async function readExistingDockerfile(folder: ServiceFolder): Promise<string | undefined> {
  const text = await folder.readText('Dockerfile');
  return text === undefined || isGenerated(text) ? undefined : text;
}

/**
 * The version in the tag of the official image that an existing Dockerfile builds on (`FROM node:18-alpine`), and what an
 * ARG of the file stands for. `undefined`: it names none, or several.
 */
export async function findImageVersion(folder: ServiceFolder, image: string): Promise<Fact<string> | undefined> {
  const lines = ((await readExistingDockerfile(folder)) ?? '').split('\n');
  const defaults = new Map(
    lines.flatMap((line): [string, string][] => {
      const [, name, value] = /^[ \t]*ARG[ \t]+(\w+)=["']?([^\s"']+)/i.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
  const found = lines.flatMap((line, index) => {
    const [instruction = '', ...words] = line.trim().split(/\s+/);
    const reference = words.find((word) => !word.startsWith('--')) ?? '';
    if (instruction.toUpperCase() !== 'FROM') return [];
    const whole = reference.replace(/\$\{?(\w+)[^{}]*\}?/g, (_, name: string) => defaults.get(name) ?? '');
    const [repository = '', tag = ''] =
      whole
        .replace(/^(?:docker\.io\/)?(?:library\/)?/, '')
        .split('@')[0]
        ?.split(':') ?? [];
    const version = /^\d+(?:\.\d+)*/.exec(tag)?.[0];
    return repository === image && version !== undefined ? [{ version, line: index + 1 }] : [];
  });
  const [first, ...others] = found;
  if (first === undefined || others.some(({ version }) => version !== first.version)) return undefined;
  return {
    value: first.version,
    source: { file: folder.resolve('Dockerfile'), line: first.line },
    certainty: 'certain',
  };
}

/** All ports that an existing Dockerfile exposes, each with its line. One that an ARG stands for is none. */
export async function findExposedPorts(folder: ServiceFolder): Promise<Fact<number>[]> {
  const lines = ((await readExistingDockerfile(folder)) ?? '').split('\n');
  return lines.flatMap((text, index) => {
    const words = /^[ \t]*EXPOSE[ \t](.*)$/i.exec(text)?.[1]?.split(/\s+/) ?? [];
    return words.flatMap((word): Fact<number>[] => {
      const value = validPort(Number(word.replace(/\/tcp$/i, '') || Number.NaN));
      const source = { file: folder.resolve('Dockerfile'), line: index + 1 };
      return value === undefined ? [] : [{ value, source, certainty: 'likely' }];
    });
  });
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
