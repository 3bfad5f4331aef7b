import { folderOf, joinPath } from '../../repository/repository.ts';
import { type HealthRoute, isHealthPath, mayNameHealth } from '../../source/health-routes.ts';
import { findMatches, type SourceFile, textInParentheses } from '../../source/sources.ts';

/** Health routes of Express, Fastify and `node:http` servers, with the prefixes that their routers are mounted under. */
export function findNodeHealthRoutes(sources: readonly SourceFile[]): HealthRoute[] {
  return [...findRegistered(sources), ...findCompared(sources)];
}

/** `app.get('/health', …)`, `router.route({ url: '/health' })` */
function findRegistered(sources: readonly SourceFile[]): HealthRoute[] {
  const pattern =
    /\b(\w+)\s*(?:<[^>\n]*>)?\.(?:get|all|head|use|route)\s*(?:<[^>\n]*>)?\(\s*(?:\{[^{}]*?\b(?:url|path):\s*)?(['"`])(\/[\w./-]*)\2/;
  return findMatches(sources.filter(mayNameHealth), pattern).flatMap(({ match, file, source }) => {
    const [whole, receiver = '', , path = ''] = match;
    if (!isHealthPath(path)) return [];
    const open = match.index + whole.indexOf('(', whole.indexOf('.'));
    const handler = handlerText(file, textInParentheses(file.text, open).slice(0, 2000));
    const mounts = findMounts(sources, file, receiver);
    return mounts.map(({ prefix, known }) => ({
      path: `${prefix}${path}`.replace(/\/+/g, '/'),
      source,
      handler,
      pathKnown: known,
    }));
  });
}

/** `if (request.url === '/health')`, `case '/health':` */
function findCompared(sources: readonly SourceFile[]): HealthRoute[] {
  const pattern = /(?:\b(?:url|pathname|path)\b[^;{}\n]{0,40}?===?\s*|===?\s*|\bcase\s+)(['"`])(\/[\w./-]*)\1/;
  return findMatches(sources.filter(mayNameHealth), pattern).flatMap(({ match, file, source }) => {
    const path = match[2] ?? '';
    if (!isHealthPath(path)) return [];
    const behind = file.text.slice(match.index + match[0].length, match.index + match[0].length + 600);
    const handler = behind.split(/\bcase\s+['"`]|\b(?:url|pathname|path)\b[^;{}\n]{0,40}?===?\s*['"`]\//)[0] ?? '';
    return [{ path, source, handler, pathKnown: true }];
  });
}

/** The registration itself, and the body of the function when it is only named there. */
function handlerText(file: SourceFile, call: string): string {
  const named = /,\s*(\w+)\s*,?\s*$/.exec(call)?.[1];
  if (named === undefined) return call;
  const declaration = new RegExp(`(?:function\\s+${named}\\s*\\(|(?:const|let|var)\\s+${named}\\s*=)`).exec(file.text);
  return declaration === null ? call : file.text.slice(declaration.index, declaration.index + 800);
}

/** Under which prefixes the receiver of a route is reached. */
function findMounts(
  sources: readonly SourceFile[],
  file: SourceFile,
  receiver: string,
): { prefix: string; known: boolean }[] {
  const isRouter = new RegExp(`\\b${receiver}\\b\\s*(?::[^=\\n]+)?=\\s*(?:express\\.)?(?:new\\s+)?Router\\b`).test(
    file.text,
  );
  const isPlugin = new RegExp(`(?:function\\s*\\w*|=)\\s*\\(?\\s*(?:async\\s*)?\\(?\\s*${receiver}\\s*[,:)]`).test(
    file.text,
  );
  if (!isRouter && !isPlugin) return [{ prefix: '', known: true }];
  const mounts: { prefix: string; known: boolean }[] = [];
  for (const other of sources) {
    for (const name of namesOf(other, file, receiver)) {
      const used = new RegExp(
        `\\.use\\(\\s*(?:(['"\`])(/[^'"\`]*)\\1\\s*,\\s*)?(?:[\\w.]+(?:\\([^()]*\\))?\\s*,\\s*)*${name}\\b`,
        'g',
      );
      for (const match of other.text.matchAll(used)) mounts.push({ prefix: match[2] ?? '', known: true });
      const registered = new RegExp(
        `\\.register\\(\\s*${name}\\s*(?:,\\s*\\{[^{}]*?\\bprefix:\\s*(['"\`])(/[^'"\`]*)\\1|[,)])`,
        'g',
      );
      for (const match of other.text.matchAll(registered)) mounts.push({ prefix: match[2] ?? '', known: true });
    }
  }
  return mounts.length > 0 ? mounts : [{ prefix: '', known: false }];
}

/** Names by which `other` knows what `file` exports: default and named imports, or the receiver itself in the same file. */
function namesOf(other: SourceFile, file: SourceFile, receiver: string): string[] {
  const names =
    other === file
      ? [
          receiver,
          ...[
            ...file.text.matchAll(/(?:async\s+)?function\s+(\w+)|(?:const|let)\s+(\w+)[^=\n]*=\s*(?:async\s*)?\(/g),
          ].map((match) => match[1] ?? match[2] ?? ''),
        ]
      : [];
  const imports =
    /import\s+(?:type\s+)?([^'"]+?)\s+from\s*['"](\.[^'"]+)['"]|(?:const|let|var)\s+([^=\n]+?)\s*=\s*require\(\s*['"](\.[^'"]+)['"]\s*\)/g;
  for (const match of other.text.matchAll(imports)) {
    const target = joinPath(folderOf(other.file), match[2] ?? match[4] ?? '');
    if (!sameModule(target, file.file)) continue;
    for (const name of (match[1] ?? match[3] ?? '').matchAll(/(?:\w+\s+as\s+|\w+\s*:\s*)?(\w+)/g))
      names.push(name[1] as string);
  }
  return [...new Set(names.filter((name) => name !== ''))];
}

function sameModule(target: string, file: string): boolean {
  const bare = (path: string) => path.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  return bare(target) === bare(file);
}
