import type { EnvironmentFact } from '../../model/index.ts';
import { type EnvironmentRead, findFileNames, mergeEnvironment } from '../../source/merge-environment.ts';
import { findMatch, findMatches, type SourceFile } from '../../source/sources.ts';
import { findPydanticSettings } from './pydantic-settings.ts';

const literal = String.raw`(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+(?:\.\d+)?|True|False)\b)`;

/** The variables that Python sources read: `os.environ`, `os.getenv`, pydantic-settings, starlette's `config`. */
export function findPythonEnvironment(sources: readonly SourceFile[]): EnvironmentFact[] {
  const reads = [...findRequired(sources), ...findOptional(sources), ...findPydanticSettings(sources)];
  const computed =
    /(?:environ(?:\.get)?|getenv)\s*[([]\s*(?:f['"][^'"\n]*_FILE['"]|\w+(?:\.upper\(\))?\s*\+\s*['"]_FILE['"])/;
  return mergeEnvironment(reads, {
    everyNameHasFile: findMatch(sources, computed) !== undefined,
    files: findFileNames(sources, /(?:environ(?:\.get)?|getenv)\s*[([]\s*[a-z_]\w*\s*[\]),]/),
  });
}

/** `os.environ['NAME']` raises when the variable is missing. */
function findRequired(sources: readonly SourceFile[]): EnvironmentRead[] {
  return findMatches(sources, /\benviron\[\s*['"]([A-Za-z_]\w*)['"]\s*\](?!\s*=(?!=))/).map(({ match, source }) => ({
    name: match[1] as string,
    source,
    required: true,
  }));
}

function findOptional(sources: readonly SourceFile[]): EnvironmentRead[] {
  const call = new RegExp(
    `(?:\\benviron\\.get|\\bgetenv|(?<![.\\w])(?:config|env(?:\\.(?:str|int|bool|float|url|list))?))\\(\\s*['"]([A-Z_][A-Z0-9_]*)['"]\\s*(?:,\\s*(?:default\\s*=\\s*|cast\\s*=\\s*\\w+\\s*,\\s*default\\s*=\\s*)?(?:${literal}|(None)))?(?:\\s*\\)\\s*or\\s+${literal})?`,
  );
  return findMatches(sources, call).map(({ match, source }) => {
    const fallback = match[2] ?? match[3] ?? match[4] ?? match[6] ?? match[7] ?? match[8];
    return {
      name: match[1] as string,
      source,
      ...(fallback !== undefined ? { default: fallback } : match[5] !== undefined ? { required: false } : {}),
    };
  });
}
