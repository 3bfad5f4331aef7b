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
