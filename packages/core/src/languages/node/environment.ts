import type { EnvironmentFact } from '../../model/index.ts';
import { type EnvironmentRead, findFileNames, mergeEnvironment } from '../../source/merge-environment.ts';
import { findMatch, findMatches, type SourceFile } from '../../source/sources.ts';

const literal = String.raw`(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+(?:\.\d+)?|true|false)\b)`;
/** A name that stands for the environment in functions that take it as a parameter. */
const aliases = String.raw`(?:process\.env|import\.meta\.env|(?<![.\w])(?:env|environment|processEnv)(?=[.[]))`;

/** The variables that JavaScript and TypeScript sources read. Only literal names are found; no name is made up. */
export function findNodeEnvironment(sources: readonly SourceFile[]): EnvironmentFact[] {
  // Most files read nothing, and a plain search is far quicker than the patterns.
  const readers = sources.filter(({ text }) => /env/i.test(text));
  const passedOn = findMatch(sources, /\w\(\s*process\.env\s*[,)]|=\s*process\.env\s*[;\n,)]/) !== undefined;
  const root = passedOn ? aliases : String.raw`(?:process\.env|import\.meta\.env)`;
  const reads = [
    ...findMemberReads(readers, root),
    ...findDestructured(readers),
    ...findSchemas(readers),
    ...findReaderCalls(sources, findReaders(readers, root)),
  ];
  const computed = new RegExp(`${root}\\[\\s*(?:\`[^\`\\n]*_FILE\`|\\w+\\s*\\+\\s*['"]_FILE['"])`);
  return mergeEnvironment(reads, {
    everyNameHasFile: findMatch(readers, computed) !== undefined,
    files: findFileNames(readers, new RegExp(`${root}\\[\\s*[a-z_$][\\w$.]*\\s*\\]`)),
  });
}

function findMemberReads(sources: readonly SourceFile[], root: string): EnvironmentRead[] {
  const pattern = new RegExp(
    `(if\\s*\\(\\s*!\\s*)?${root}(?:\\??\\.([A-Z][A-Z0-9_]*)\\b|\\[\\s*['"]([A-Z][A-Z0-9_]*)['"]\\s*\\])(!(?!=))?(?:\\s*\\)?\\s*(?:\\|\\||\\?\\?)=?\\s*${literal})?`,
  );
  return findMatches(sources, pattern).flatMap(({ match, file, source }) => {
    const [, guard, member, quoted, asserted, single, double, bare] = match;
    const name = member ?? quoted;
    // Something is stored there, not read.
    if (name === undefined || /^\s*=(?!=|>)/.test(file.text.slice(match.index + match[0].length))) return [];
    const fallback = single ?? double ?? bare;
    const after = file.text.slice(match.index, match.index + 200);
    const refuses =
      asserted !== undefined ||
      (guard !== undefined && /^[^;{]*\)\s*\{?\s*(?:throw|process\.exit|[^;{}\n]*;?\s*process\.exit)/.test(after));
    return [{ name, source, ...(fallback !== undefined ? { default: fallback } : refuses ? { required: true } : {}) }];
  });
}

/** `const { API_URL, LOG_LEVEL = 'info' } = process.env` */
function findDestructured(sources: readonly SourceFile[]): EnvironmentRead[] {
  return findMatches(sources, /\{([^{}]*)\}\s*=\s*process\.env\b(?!\.)/).flatMap(({ match, source, file }) => {
    const inner = new RegExp(`\\b([A-Z][A-Z0-9_]*)\\b(?:\\s*:\\s*\\w+)?(?:\\s*=\\s*${literal})?`, 'g');
    return [...(match[1] ?? '').matchAll(inner)].map((part) => {
      const fallback = part[2] ?? part[3] ?? part[4];
      const line = file.lineAt(match.index + 1 + part.index);
      return {
        name: part[1] as string,
        source: { file: source.file, line },
        ...(fallback === undefined ? {} : { default: fallback }),
      };
    });
  });
}

/** Schemas that the environment is parsed with: zod, envalid, t3-env, valibot. Without default and `optional`, required. */
function findSchemas(sources: readonly SourceFile[]): EnvironmentRead[] {
  const parsed =
    /(?:parse|safeParse|cleanEnv|createEnv|envSafe|validate\w*|load\w*)\(\s*(?:\w+\s*,\s*)?(?:process\.env|\{)/;
  const schemaFiles = sources.filter(({ text }) => parsed.test(text) && /process\.env|createEnv/.test(text));
  return findMatches(
    schemaFiles,
    /(?<=[{,]\s*)([A-Z][A-Z0-9_]*)\s*:\s*((?:z|v|s|t|str|num|bool|url|port|email|envalid)\b[.(][^\n]*(?:\n\s+\.[^\n]*)*)/,
  ).flatMap(({ match, source }) => {
    const [, name = '', rule = ''] = match;
    const fallback = new RegExp(`(?:\\.default\\(|\\bdefault:)\\s*${literal}`).exec(rule);
    const value = fallback?.[1] ?? fallback?.[2] ?? fallback?.[3];
    const optional = /\.(?:optional|nullish|default|catch)\(|\bdefault:|devDefault:|v\.optional/.test(rule);
    return [{ name, source, ...(value !== undefined ? { default: value } : { required: !optional }) }];
  });
}

/** Own functions by name: whether they refuse to go on without the variable, and their own default. */
type Readers = Map<string, { refuses: boolean; fallback: string | undefined }>;

/** Own functions that look a variable up by name: `requireEnv('API_URL')`, `read('LOG_LEVEL', 'info')`. */
function findReaderCalls(sources: readonly SourceFile[], readers: Readers): EnvironmentRead[] {
  return [...readers].flatMap(([reader, { refuses, fallback }]) => {
    const call = new RegExp(
      `(?<![.\\w])${reader}(?:<[^>\\n]*>)?\\(\\s*['"]([A-Z][A-Z0-9_]*)['"]\\s*(?:(\\))|,\\s*${literal}\\s*\\))?`,
    );
    return findMatches(sources, call).map(({ match, source }) => {
      const value = match[3] ?? match[4] ?? match[5] ?? fallback;
      const requires = refuses && match[2] !== undefined;
      return {
        name: match[1] as string,
        source,
        ...(value !== undefined ? { default: value } : requires ? { required: true } : {}),
      };
    });
  });
}

/** Functions whose parameter is the name in `process.env[name]`: whether they refuse to go on, and their own default. */
function findReaders(sources: readonly SourceFile[], root: string): Readers {
  const readers: Readers = new Map();
  const head =
    /(?:function\s+(\w+)\s*(?:<[^>]*>)?\s*\(|(?:const|let|var)\s+(\w+)\s*=\s*(?:async\s*)?(?:<[^>]*>\s*)?\(?)([^)]*)/g;
  for (const { match, file } of findMatches(
    sources,
    new RegExp(`${root}\\[\\s*(\\w+)\\s*\\](?:\\s*(?:\\|\\||\\?\\?)\\s*${literal})?`),
  )) {
    const before = file.text.slice(Math.max(0, match.index - 600), match.index);
    const heads = [...before.matchAll(head)].filter(([, , , parameters = '']) =>
      new RegExp(`\\b${match[1]}\\b`).test(parameters),
    );
    const name = heads.at(-1)?.[1] ?? heads.at(-1)?.[2];
    if (name === undefined) continue;
    const body =
      file.text.slice(match.index, match.index + 300).split(/\n(?:export\s+)?(?:async\s+)?function\s/)[0] ?? '';
    readers.set(name, { refuses: /throw\s|process\.exit/.test(body), fallback: match[2] ?? match[3] ?? match[4] });
  }
  return readers;
}
