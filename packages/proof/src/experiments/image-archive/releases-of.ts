import type { EvidenceValues } from '@seaworthy/core/model';
import type { SizedArchive } from '@seaworthy/engine';

type Releases = EvidenceValues['releases']['found'];

/** The standard library lies in a folder with its version, in every build; `os` is a part of it that nothing runs without. */
const PYTHON = /^(?:\/[\w.+-]+)*\/lib\/python(\d+\.\d+)\/os\.pyc?$/;

/** Releases of runtimes and systems in the files that a container sees, each once. Pure. */
export function releasesOf({ files }: Pick<SizedArchive, 'files'>): Releases {
  const all = [...files.values()].flatMap(({ path, release, type }) => {
    if (release !== undefined) return [{ ...release, path }];
    const version = type === 'file' ? PYTHON.exec(path)?.[1] : undefined;
    return version === undefined ? [] : [{ product: 'python', version, path }];
  });
  const first = new Map(all.reverse().map((one) => [`${one.product} ${one.version}`, one]));
  return [...first.values()].sort((a, b) => (a.product + a.version < b.product + b.version ? -1 : 1));
}
