import { coerce, intersects, type SemVer, satisfies, validRange } from 'semver';

/** How versions of a language are counted: by their major number, or by the minor one, too. */
export interface VersionScheme {
  exact(version: SemVer): string;
  /** All releases of one of the language's versions, as a range. */
  line(version: string): string;
}

/** The first of `versions` that fits what is asked for, in npm's or Python's way of writing; `undefined`: it can't be read. */
export function versionInRange(
  asked: string,
  versions: readonly string[],
  { exact, line }: VersionScheme,
): string | undefined {
  const range = validRange(
    asked
      .replace(/~=\s*(\d+\.\d+)(?!\.)/g, '>=$1 <4')
      .replace(/~=\s*/g, '~')
      .replace(/===?/g, '=')
      .replaceAll(',', ' '),
  );
  if (range === null) return undefined;
  const single = /^v?\d+(?:\.\d+)*$/.test(asked) ? coerce(asked) : null;
  if (single !== null) return exact(single);
  return (
    versions.find((version) => intersects(line(version), range, { includePrerelease: false })) ??
    versions.find((version) => satisfies(coerce(version)?.version ?? version, range))
  );
}
