import type { Report, Source, Verdict } from '@seaworthy/core/model';

/** Where a failed verdict is shown in the files: at its cause, else where a compose file describes its service; absent for neither. */
export function verdictPlace({ places = {} }: Pick<Report, 'places'>, verdict: Verdict): Source | undefined {
  const { cause, service } = verdict;
  return cause ?? (Object.hasOwn(places, service) ? places[service] : undefined);
}

/** `api/Dockerfile:12`. */
export function describePlace({ file, line }: Source): string {
  return line === undefined ? file : `${file}:${line}`;
}
