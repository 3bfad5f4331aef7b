import { type HealthRoute, isHealthPath, mayNameHealth } from '../../source/health-routes.ts';
import type { SourceFile } from '../../source/sources.ts';
import { findInclusions, findMounts } from './routers.ts';
import { codeOf, functionsOf } from './source/definitions.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';

const methods = /^(.+)\.(?:get|api_route|route|head)$/;
const maxHandlerLength = 1500;

/** Health routes of FastAPI and Starlette applications, with the prefixes of their routers. */
export function findPythonHealthRoutes(sources: readonly SourceFile[]): HealthRoute[] {
  const inclusions = findInclusions(sources);
  return readModules(sources.filter(mayNameHealth), /\.(?:get|api_route|route|head)\(/).flatMap((module) =>
    functionsOf(module).flatMap(({ node, decorators }) =>
      decorators.flatMap(({ written, positional, keyword, node: decorator }) => {
        const router = methods.exec(written ?? '')?.[1];
        const path = textOf(module, positional[0] ?? keyword('path'));
        if (router === undefined || path === undefined) return [];
        const handler = codeOf(module, node).slice(0, maxHandlerLength);
        return findMounts(inclusions, module, router).flatMap(({ prefix, known }) => {
          const full = `${prefix}${path}`.replace(/\/+/g, '/');
          return isHealthPath(full)
            ? [{ path: full, source: module.source(decorator), handler, pathKnown: known }]
            : [];
        });
      }),
    ),
  );
}
