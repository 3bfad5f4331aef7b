import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { readExportedConfig } from '../../languages/node/source/exported-config.ts';
import type { Fact, Source } from '../../model/index.ts';

/** What `next.config` says, as far as it is written literally there. */
export interface NextConfig {
  name: string;
  /** Absent when there is no configuration file. */
  source?: Source;
  output?: Fact<string>;
  basePath?: Fact<string>;
  /** True where images are served as they are. */
  unoptimizedImages: boolean;
}

const names = ['next.config.ts', 'next.config.mjs', 'next.config.js', 'next.config.cjs', 'next.config.mts'];

export function findNextConfig(folder: NodeFolder): NextConfig {
  const config = readExportedConfig(folder, names);
  if (config === undefined) return { name: names[0] as string, unoptimizedImages: false };
  const output = config.literal('output');
  const basePath = config.literal('basePath');
  const images = config.told('images', 'unoptimized');
  return {
    name: config.name,
    unoptimizedImages: images?.literal?.value === true && images.variable === undefined,
    source: config.source,
    ...(output === undefined ? {} : { output }),
    ...(basePath === undefined || basePath.value === '' ? {} : { basePath }),
  };
}
