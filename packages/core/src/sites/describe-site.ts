import type { Detection } from '../languages/detection.ts';
import { findListenCalls } from '../languages/node/listen-calls.ts';
import type { NodeFolder } from '../languages/node/node-folder.ts';
import { parseStartCommand } from '../languages/node/start-command.ts';
import type { Fact, Source } from '../model/index.ts';

/** What a site is made of, as its tool's configuration says it. */
export interface SiteFacts {
  /** Folder of the result, relative to the service. */
  output: Fact<string>;
  /** The path below which it lies; absent: the root. */
  base?: Fact<string>;
  /** The page that answers for what is no file; absent: there is none, and a server's own message does. */
  fallback?: Fact<string>;
  /** The folder whose files are copied under their own names. */
  publicFolder?: Fact<string>;
  /** No name of a file carries a hash. */
  plainNames?: Fact<boolean>;
  publicAtRunTime?: Fact<boolean>;
  /** Names of public variables that the server fills in, with a space between. */
  filledIn?: Fact<string>;
}

/** The facts of a site, whatever makes it: its own first page answers for its health. */
export function describeSite(
  { output, base, ...traits }: SiteFacts,
  page: Source,
): Pick<Detection, 'shape' | 'entryPoints' | 'outputDirectory' | 'liveness' | 'readiness' | 'traits'> {
  const health: Fact<string> = { value: base?.value ?? '/', source: base?.source ?? page, certainty: 'certain' };
  return {
    shape: 'static',
    entryPoints: [{ value: 'index.html', source: page, certainty: 'certain' }],
    outputDirectory: output,
    liveness: health,
    readiness: health,
    traits: {
      ...(base === undefined ? {} : { base }),
      ...Object.fromEntries(Object.entries(traits).filter(([, fact]) => fact !== undefined)),
    },
  };
}

/** Programs that look at a built site, or make it while somebody works on it. */
const previews =
  /^(?:vite|serve|http-server|sirv|live-server|astro|gatsby|ng|react-scripts|eleventy|docusaurus|vitepress|npm|pnpm|yarn|bun|run-s|run-p|npm-run-all|netlify|vercel|wrangler|firebase)$/;

/**
 * A program of the folder that serves requests itself. Its files are then a part of that server, and no site of their own.
 */
export function servesItself(folder: NodeFolder): boolean {
  if (findListenCalls(folder.javaScript).length > 0) return true;
  return ['start:prod', 'start:production', 'start'].some((name) => {
    const script = folder.manifest.script(name);
    const command = script === undefined ? undefined : parseStartCommand(script.value);
    return command !== undefined && command.file !== undefined && !previews.test(command.program);
  });
}

export function found<Value>(value: Value, source: Source): Fact<Value> {
  return { value, source, certainty: 'certain' };
}

/** A folder as it is written, relative to the service; `..` for one that begins at the root of the file system. */
export function folderName(path: string): string {
  if (path.startsWith('/')) return '..';
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 ? '.' : parts.join('/');
}
