import type { RequestRecord } from './request-record.ts';

/** What a route answers while nothing is wrong: what an answer around the signal is held against. */
export interface UsualAnswer {
  /** First digits of its statuses. */
  classes: ReadonlySet<number>;
  /** Bytes of its shortest answer. */
  leastBytes: number;
  /** Bytes of its longest answer, and how many answers there were: what never varied does not become half by itself. */
  mostBytes: number;
  answers: number;
}

/** From so many on, a length that was the same each time is the length of the answer. */
export const STEADY_ANSWERS = 3;

export type UsualAnswers = ReadonlyMap<string, UsualAnswer>;

/** Learns from requests that were sent before anything was disturbed. */
export function learnUsualAnswers(records: readonly RequestRecord[]): UsualAnswers {
  const usual = new Map<string, UsualAnswer & { classes: Set<number> }>();
  for (const { path, outcome, answer } of records) {
    if (answer === undefined || outcome === 'broken') continue;
    const { bytes } = answer;
    const known = usual.get(path) ?? { classes: new Set(), leastBytes: bytes, mostBytes: bytes, answers: 0 };
    known.classes.add(statusClass(answer.status));
    known.leastBytes = Math.min(known.leastBytes, bytes);
    known.mostBytes = Math.max(known.mostBytes, bytes);
    known.answers += 1;
    usual.set(path, known);
  }
  return usual;
}

/**
 * Why a request counts as lost, in words; absent when it was answered, or when it was the load that gave it up. An answer
 * of another class than the route usually gives is none: a 404 in place of a page is a lost page. `readiness`: the route
 * that is meant to say 503 while a service goes down.
 */
export function lossOf(record: RequestRecord, usual: UsualAnswers, readiness: string | undefined): string | undefined {
  const { path, outcome, detail, answer } = record;
  const known = usual.get(path);
  if (outcome === 'broken') return detail;
  if (answer === undefined || known === undefined) return undefined;
  if (!known.classes.has(statusClass(answer.status))) {
    if (answer.status === 503 && path === readiness) return undefined;
    return `${answer.status}, usually ${[...known.classes].sort().join('xx or ')}xx`;
  }
  if (outcome === 'given-up') return undefined;
  if (answer.bytes === 0 && known.leastBytes > 0) return `${detail} with an empty body`;
  if (answer.endsWithConnection && answer.bytes < known.leastBytes) {
    return `${detail} cut short: ${answer.bytes} bytes, usually ${known.leastBytes}`;
  }
  const { leastBytes, mostBytes, answers } = known;
  const neverVaried = answers >= STEADY_ANSWERS && leastBytes === mostBytes;
  if (neverVaried && path !== readiness && answer.bytes * 2 < leastBytes) {
    return `${detail} cut short: ${answer.bytes} bytes, always ${leastBytes} before`;
  }
  return undefined;
}

/** True for a route that answered nothing but server errors before anything was disturbed: it has nothing to lose. */
export function alwaysFails({ path }: Pick<RequestRecord, 'path'>, usual: UsualAnswers): boolean {
  const known = usual.get(path);
  return known !== undefined && [...known.classes].every((one) => one === 5);
}

function statusClass(status: number): number {
  return Math.floor(status / 100);
}
