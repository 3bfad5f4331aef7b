import type { Fact } from '../model/index.ts';
import type { ServiceFolder } from './service-folder.ts';

const files = [
  'mise.toml',
  '.mise.toml',
  'mise/config.toml',
  '.mise/config.toml',
  '.config/mise.toml',
  '.config/mise/config.toml',
];

/**
 * The version of a tool that mise is asked for: beside the service, or at the repository's top. Line by line, so that a
 * mistake elsewhere in the file stops nothing.
 */
export async function findMiseVersion(
  folder: ServiceFolder,
  tools: readonly string[],
): Promise<Fact<string> | undefined> {
  const places = [...files.map((name) => folder.resolve(name)), ...files];
  for (const file of new Set(places)) {
    const text = await folder.repository.readText(file);
    const found = text === undefined ? undefined : versionIn(text.split('\n'), tools);
    if (found !== undefined) return { value: found.version, source: { file, line: found.line }, certainty: 'certain' };
  }
  return undefined;
}

function versionIn(lines: readonly string[], tools: readonly string[]): { version: string; line: number } | undefined {
  const names = tools.flatMap((tool) => [tool, `core:${tool}`]);
  let section = '';
  for (const [index, text] of lines.entries()) {
    const heading = /^[ \t]*\[([\w.":-]+)\]/.exec(text)?.[1];
    if (heading !== undefined) section = heading.replaceAll('"', '');
    const [key = '', ...rest] = text.split('=');
    const name = key.trim().replaceAll(/["']/g, '');
    const isWanted =
      (section === 'tools' && names.includes(name)) ||
      (name === 'version' && names.some((tool) => section === `tools.${tool}`));
    const value = isWanted ? versionOf(rest.join('=')) : undefined;
    if (value !== undefined) return { version: value, line: index + 1 };
  }
  return undefined;
}

/** Of `"22"`, `["22", "20"]` and `{ version = "22" }`; of several the first, which mise takes, too. */
function versionOf(text: string): string | undefined {
  const inTable = /\bversion[ \t]*=[ \t]*["']([^"']+)["']/.exec(text)?.[1];
  const value = inTable ?? /^["']([^"']+)["']/.exec(text.trim().replace(/^\[/, '').trim())?.[1];
  return value !== undefined && /^(?:v?\d[\w.]*|lts[\w/*-]*)$/.test(value) ? value : undefined;
}
