import { type HealthRoute, isHealthPath, mayNameHealth } from '../../source/health-routes.ts';
import { findMatches, type SourceFile } from '../../source/sources.ts';

/** Health routes of FastAPI and Starlette applications, with the prefixes of their routers. */
export function findPythonHealthRoutes(sources: readonly SourceFile[]): HealthRoute[] {
  const decorator =
    /^[ \t]*@(\w+)\.(?:get|api_route|route|head)\(\s*(['"])((?:\/[\w./-]*)?)\2[^\n]*\n((?:[ \t]*@[^\n]*\n)*[ \t]*(?:async\s+)?def\s[\s\S]*?)(?=^\S|^[ \t]*@\w+\.(?:get|post|put|patch|delete|route|api_route)|(?![\s\S]))/m;
  return findMatches(sources.filter(mayNameHealth), decorator).flatMap(({ match, file, source }) => {
    const [, receiver = '', , path = '', handler = ''] = match;
    const router = new RegExp(`^[ \\t]*${receiver}\\s*(?::[^=\\n]+)?=\\s*(?:\\w+\\.)?APIRouter\\(([^)]*)\\)`, 'm').exec(
      file.text,
    );
    const own = /\bprefix\s*=\s*['"]([^'"]*)['"]/.exec(router?.[1] ?? '')?.[1] ?? '';
    const mounts = router === null ? [{ prefix: '', known: true }] : findInclusions(sources, file, receiver);
    return mounts.flatMap(({ prefix, known }) => {
      const full = `${prefix}${own}${path}`.replace(/\/+/g, '/');
      return isHealthPath(full) ? [{ path: full, source, handler: handler.slice(0, 1500), pathKnown: known }] : [];
    });
  });
}

/** `app.include_router(health.router, prefix='/api')`, also where the router goes through a loop variable. */
function findInclusions(
  sources: readonly SourceFile[],
  file: SourceFile,
  receiver: string,
): { prefix: string; known: boolean }[] {
  const module =
    file.file
      .replace(/\/__init__\.py$|\.py$/, '')
      .split('/')
      .at(-1) ?? '';
  const inclusions = findMatches(sources, /\.include_router\(\s*([\w.]+)\s*((?:,[^)]*)?)\)/);
  const mine = inclusions.filter(({ match, file: where }) => {
    const name = match[1] ?? '';
    if (where === file) return name === receiver;
    if (name === `${module}.${receiver}` || name.endsWith(`.${module}.${receiver}`)) return true;
    const imported = new RegExp(
      `from\\s+[\\w.]*\\b${module}\\s+import\\s+[^\\n]*\\b${receiver}\\b(?:\\s+as\\s+(\\w+))?`,
    ).exec(where.text);
    if (imported !== null && name === (imported[1] ?? receiver)) return true;
    const loop = new RegExp(`for\\s+${name.split('.')[0]}\\s+in\\s*[([]([^)\\]]*)[)\\]]`).exec(where.text);
    return loop !== null && new RegExp(`\\b${module}\\b`).test(loop[1] ?? '');
  });
  if (mine.length === 0)
    return [{ prefix: '', known: inclusions.every(({ match }) => !/prefix/.test(match[2] ?? '')) }];
  return mine.map(({ match }) => {
    const options = match[2] ?? '';
    const literal = /\bprefix\s*=\s*['"]([^'"]*)['"]/.exec(options)?.[1];
    return { prefix: literal ?? '', known: literal !== undefined || !/\bprefix\s*=/.test(options) };
  });
}
