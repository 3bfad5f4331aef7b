import type { Fact } from '../../model/index.ts';
import { splitCommands } from '../../text/shell-words.ts';
import type { NodeFolder } from './node-folder.ts';
import type { PackageManifest } from './package-manifest.ts';
import type { Start } from './starts.ts';

/** A script of the manifest, by name. */
export interface NamedScript {
  name: string;
  text: Fact<string>;
}

/** What people call it where there is no `build`. */
const conventional = ['build:prod', 'build:production', 'build:server', 'build:ts', 'build-ts', 'compile', 'tsc'];
const onInstallation = ['heroku-postbuild', 'prepare', 'postinstall'];
const compilers =
  /(?:^|[\s/])(?:tsc|swc|tsup|esbuild|rollup|webpack|nest|babel|tspc|ncc|vite|unbuild|tsdown|pkgroll)(?:\s|$)/;

/**
 * The script that makes what a start command runs: the one that it runs first, else `build`, else one of a usual name, else
 * one that compiles after installing.
 */
export function findBuildScript({ manifest }: NodeFolder, start?: Start): NamedScript | undefined {
  const first = scriptsRunFirst(start).filter((name) => compiles(manifest.script(name)?.value));
  const installing = onInstallation.filter((name) => compilers.test(manifest.script(name)?.value ?? ''));
  for (const name of [...first, 'build', ...conventional, ...installing]) {
    const text = manifest.script(name);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}

/** Scripts that a start command runs before its program. */
function scriptsRunFirst({ followed }: Pick<Start, 'followed'> = {}): string[] {
  if (followed === undefined) return [];
  const called = followed.before.flatMap(({ words }) => {
    const [program = '', ...rest] = words;
    if (!/^(?:npm|yarn|pnpm|bun)$/.test(program)) return [];
    const script = rest.find((word) => !word.startsWith('-') && word !== 'run');
    return script === undefined ? [] : [script];
  });
  return [...called, ...followed.passed.filter((name) => name.startsWith('pre'))];
}

function compiles(text: string | undefined): boolean {
  return text !== undefined && (compilers.test(text) || /(?:^|\s)(?:run\s+)?build\b/.test(text));
}

/** All commands of a script, those of the scripts that it runs included. */
export function commandsOf(manifest: PackageManifest, text: string, depth = 0): string[][] {
  return splitCommands(text).flatMap(({ words }) => {
    const [program = '', verb, name] = words;
    const script = /^(?:npm|yarn|pnpm|bun)$/.test(program)
      ? (manifest.script(verb === 'run' ? (name ?? '') : (verb ?? '')) ?? undefined)
      : undefined;
    if (script !== undefined && depth < 4) return [words, ...commandsOf(manifest, script.value, depth + 1)];
    if (!/^(?:npm-run-all2?|run-[sp])$/.test(program) || depth >= 4) return [words];
    return words.slice(1).flatMap((each) => {
      const run = manifest.script(each);
      return run === undefined ? [] : commandsOf(manifest, run.value, depth + 1);
    });
  });
}
