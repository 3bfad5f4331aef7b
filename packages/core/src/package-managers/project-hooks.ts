import type { Fact } from '../model/index.ts';
import { splitCommands } from '../text/shell-words.ts';

/** Scripts of a manifest that package managers start by themselves when they install, in their order. */
const hooks = ['preinstall', 'install', 'postinstall', 'prepublish', 'prepare'];

/** What only a person's checkout needs: hooks of git, and which package manager people are to use. */
const forPeople =
  /^(?:husky|lefthook|simple-git-hooks|yorkie|pre-commit|git|only-allow|is-ci|ci-info|test|\[|\[\[|true|exit|echo|:)$/;
const starters = new Set(['npx', 'pnpx', 'bunx', 'exec', 'dlx', 'cross-env', 'env', 'node', '-y', '--yes', '--']);
const managers = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** Scripts may call each other in a circle. */
const maxDepth = 4;

/** The scripts of a manifest, by their names. */
interface Scripts {
  script(name: string): Fact<string> | undefined;
}

/** The install hooks of a project. */
export interface InstallHooks {
  /** All of them, which a layer with manifests alone can't run. */
  names: readonly string[];
  /** Those that an image needs; they are run where the sources are. */
  needed: readonly string[];
  source: Fact<string>['source'];
}

/** `undefined`: the manifest has none. */
export function findInstallHooks(manifest: Scripts): InstallHooks | undefined {
  const scripts = hooks.flatMap((name) => {
    const script = manifest.script(name);
    return script === undefined ? [] : [{ name, script }];
  });
  const [first] = scripts;
  if (first === undefined) return undefined;
  return {
    names: scripts.map(({ name }) => name),
    needed: scripts
      // A hook that only builds would do so once more.
      .filter(({ script }) => !/^(?:npm|pnpm|yarn|bun) (?:run )?build$/.test(script.value.trim()))
      .filter(({ script }) => commandsOf(manifest, script.value).some((words) => !isForPeople(words)))
      .map(({ name }) => name),
    source: first.script.source,
  };
}

/** True when the script starts `prisma generate`, itself or by another script. */
export function generatesClient(manifest: Scripts, script: string): boolean {
  return commandsOf(manifest, script).some((words) => {
    const at = words.findIndex((word) => /(?:^|\/)prisma(?:\/build\/index\.js)?$/.test(word));
    return at >= 0 && words.slice(at + 1).includes('generate');
  });
}

/** The commands of a script, those of other scripts that it starts among them. */
function commandsOf(manifest: Scripts, script: string, depth = 0): string[][] {
  // Which of two alternatives runs can't be told, so both count.
  return splitCommands(script.replaceAll('||', '&&')).flatMap(({ words }) => {
    const [program = '', ...rest] = words;
    const name = managers.has(program) ? rest.find((word) => word !== 'run' && !word.startsWith('-')) : undefined;
    const called = name === undefined || depth >= maxDepth ? undefined : manifest.script(name);
    return called === undefined ? [words] : commandsOf(manifest, called.value, depth + 1);
  });
}

function isForPeople(words: readonly string[]): boolean {
  const own = words.filter((word) => !starters.has(word) && !managers.has(word) && !/^[A-Za-z_]\w*=/.test(word));
  const [program = ''] = own;
  return (
    own.length === 0 ||
    program.includes('.husky/') ||
    forPeople.test((program.split('@')[0] ?? '').split('/').at(-1) ?? '')
  );
}
