import type { NodeFolder } from '../../languages/node/node-folder.ts';
import type { Fact, Source } from '../../model/index.ts';
import { findMatch } from '../../source/sources.ts';

/** What `next.config` says, as far as it is written literally there. */
export interface NextConfig {
  name: string;
  /** Absent when there is no configuration file. */
  source?: Source;
  output?: Fact<string>;
  basePath?: Fact<string>;
}

const names = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs', 'next.config.mts'];

export function findNextConfig(folder: NodeFolder): NextConfig {
  const name = names.find((candidate) => folder.has(candidate));
  if (name === undefined) return { name: names[0] as string };
  const file = folder.resolve(name);
  const sources = folder.javaScript.filter((source) => source.file === file);
  const literal = (key: string): Fact<string> | undefined => {
    const found = findMatch(sources, new RegExp(`\\b${key}\\s*[:=]\\s*['"\`]([^'"\`\\n]*)['"\`]`));
    return found === undefined
      ? undefined
      : { value: found.match[1] as string, source: found.source, certainty: 'certain' };
  };
  const output = literal('output');
  const basePath = literal('basePath');
  return {
    name,
    source: { file },
    ...(output === undefined ? {} : { output }),
    ...(basePath === undefined || basePath.value === '' ? {} : { basePath }),
  };
}
