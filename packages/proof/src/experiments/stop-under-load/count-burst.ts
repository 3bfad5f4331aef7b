import type { EvidenceValues } from '@seaworthy/core/model';
import type { Usual } from '../../load/count-drain.ts';
import type { RequestRecord } from '../../load/request-record.ts';
import { lossOf } from '../../load/usual-answers.ts';

type InFlight = Pick<EvidenceValues['drain'], 'inFlight' | 'inFlightLost' | 'heldBy' | 'lostExamples'>;

/** How evidence names what a burst brings in flight. */
const HELD_BY = 'read and unanswered request';
const TOO_MANY = 429;

/**
 * What became of a burst that a frozen service had begun with. Which of its requests it had read nobody can tell, but not
 * how many: so many at least have to be answered. `undefined` where that is no proof: refusals may be the experiment's
 * own doing; and while a service is frozen everything that its handlers wait for comes to its end, so that one that
 * exits at once may first answer all it had read. Only one that answers also some that it had *not* read goes on.
 */
export function countBurst(
  records: readonly RequestRecord[],
  { begun, sent }: { begun: number; sent: number },
  usual: Usual,
): InFlight | undefined {
  const answered = records.filter(
    (record) => record.outcome === 'answered' && lossOf(record, usual.answers, usual.readiness) === undefined,
  ).length;
  const refused = records.filter(
    (record) => lossOf(record, usual.answers, usual.readiness) !== undefined && isRefusal(record),
  ).length;
  const given = records.filter(({ outcome }) => outcome === 'given-up').length;
  const missing = Math.max(0, begun - answered);
  const lost = Math.max(0, missing - refused - given);
  const waits = answered > begun;
  if (lost === 0 && !waits) return undefined;
  const example = `${begun} of ${sent} requests sent at once were read and unanswered at the signal; of all that were unanswered, ${answered} got an answer after it`;
  return { inFlight: begun, inFlightLost: lost, heldBy: [HELD_BY], lostExamples: lost > 0 ? [example] : [] };
}

/** Too many at once, or time that passed for a handler while it was frozen: either is the experiment's own doing. */
function isRefusal({ answer }: RequestRecord): boolean {
  return answer !== undefined && (answer.status === TOO_MANY || answer.status >= 500);
}
