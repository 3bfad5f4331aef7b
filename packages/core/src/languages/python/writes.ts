import type { SyntaxNode } from '@lezer/common';
import type { Fact } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { type Call, callAt, calledName, callsOf } from './source/calls.ts';
import { textOf } from './source/literals.ts';
import { readModules } from './source/module.ts';

/** Paths that Python sources write to, where they are literal. */
export function findPythonWrites(sources: readonly SourceFile[]): Fact<string>[] {
  return readModules(sources, /\bopen\(|\.write_(?:text|bytes)\(|\.mkdir\(|\bmakedirs\(/).flatMap((module) =>
    callsOf(module).flatMap((call) => {
      const value = textOf(module, writtenPath(call));
      return value === undefined || value.includes('\n')
        ? []
        : [{ value, source: module.source(call.node), certainty: 'likely' as const }];
    }),
  );
}

/** `open('a', 'w')`, `Path('a').write_text(…)`, `os.makedirs('a')`. */
function writtenPath(call: Call): SyntaxNode | undefined {
  const { module, positional, keyword, method } = call;
  if (calledName(call) === 'open') {
    const mode = textOf(module, positional[1] ?? keyword('mode'));
    return mode !== undefined && /[wax+]/.test(mode) ? (positional[0] ?? keyword('file')) : undefined;
  }
  if (calledName(call) === 'makedirs') return positional[0] ?? keyword('name');
  if (method === undefined || !/^(?:write_text|write_bytes|mkdir)$/.test(method.name)) return undefined;
  const path = callAt(module, method.object);
  return path !== undefined && calledName(path) === 'Path' ? path.positional[0] : undefined;
}
