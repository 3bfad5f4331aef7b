import type { EnvironmentFact, Source } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { isPublicName, isSecretName } from '../secrets/secret-names.ts';

/** One place where a variable is read. */
export interface EnvironmentRead {
  name: string;
  source: Source;
  required?: boolean;
  secret?: boolean;
  default?: string;
  json?: boolean;
}

/** Set by runtimes, platforms and tools; they are not settings of the application. */
const notSettings =
  /^(?:NODE_ENV|NODE_OPTIONS|NEXT_RUNTIME|NEXT_PHASE|NEXT_TELEMETRY_DISABLED|NEXT_MANUAL_SIG_HANDLE|CI|HOME|PATH|PWD|USER|SHELL|TMPDIR|TEMP|TERM|HOSTNAME|VITEST\w*|JEST_WORKER_ID|VERCEL\w*|RAILWAY_\w+|ANALYZE|DEV|PROD|MODE|SSR|BASE_URL_VITE|PYTHON[A-Z]+|PYTEST\w*|VIRTUAL_ENV)$/;

/** One fact for each name, sorted; what several places say is put together, and the first place is the source. */
export function mergeEnvironment(
  reads: readonly EnvironmentRead[],
  {
    everyNameHasFile = false,
    files = new Set<string>(),
  }: { everyNameHasFile?: boolean; files?: ReadonlySet<string> } = {},
): EnvironmentFact[] {
  const byName = new Map<string, EnvironmentRead[]>();
  for (const read of reads) {
    if (notSettings.test(read.name)) continue;
    const places = byName.get(read.name);
    if (places === undefined) byName.set(read.name, [read]);
    else places.push(read);
  }
  const isFileOfAnother = (name: string) => name.endsWith('_FILE') && byName.has(name.slice(0, -'_FILE'.length));
  return [...byName.keys()]
    .filter((name) => !isFileOfAnother(name))
    .sort(byCodeUnit)
    .map((name) =>
      mergeOne(
        name,
        byName.get(name) ?? [],
        everyNameHasFile || files.has(`${name}_FILE`) || byName.has(`${name}_FILE`),
      ),
    );
}

function mergeOne(name: string, places: readonly EnvironmentRead[], hasFile: boolean): EnvironmentFact {
  const fallback = places.find((place) => place.default !== undefined)?.default;
  const required = places.some((place) => place.required === true)
    ? true
    : fallback !== undefined || places.some((place) => place.required === false)
      ? false
      : undefined;
  return {
    name,
    ...(required === undefined ? {} : { required }),
    secret: isSecretName(name) || places.some((place) => place.secret === true),
    public: isPublicName(name),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(hasFile && !isPublicName(name) ? { fileVariable: `${name}_FILE` } : {}),
    ...(places.some((place) => place.json === true) ? { json: true } : {}),
    source: [...places]
      .map((place) => place.source)
      .sort((a, b) => byCodeUnit(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0))[0] as Source,
  };
}
