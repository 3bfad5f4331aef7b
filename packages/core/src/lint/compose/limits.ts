import { type ComposeService, recordOf } from './linted-compose.ts';

/** A limit of a service, in the old form or below `deploy`; `undefined` where there is none, or 0, which means none. */
export function limitOf({ value }: ComposeService, key: string, deployed: string): unknown {
  const limits = recordOf(recordOf(recordOf(value.deploy)?.resources)?.limits);
  return [value[key], limits?.[deployed]].find(
    (limit) => limit !== undefined && limit !== null && !/^-?[01]?$/.test(isNone(limit)),
  );
}

/** `0` and `-1` stand for no limit; everything else for itself. */
function isNone(limit: unknown): string {
  const text = String(limit);
  return text === '0' || text === '-1' || text === '' ? '0' : `limit ${text}`;
}
