import { describePressure } from '@seaworthy/core/format';
import { type Condition, isBusy, type Report } from '@seaworthy/core/model';

/** One sentence on the machine that ran the experiments, by the hardest pressed of them; absent where nobody measured it. */
export function describeMachine({ services }: Report): string | undefined {
  const under = services.flatMap(({ subject, conditions = [] }) =>
    conditions.map((condition) => ({ ...condition, service: subject.service })),
  );
  const [first, ...others] = under;
  if (first === undefined) return undefined;
  const hardest = others.reduce((most, one) => (weight(one) > weight(most) ? one : most), first);
  const busy = under.filter(({ machine }) => isBusy(machine)).length;
  const word = busy === 0 ? 'quiet' : `busy during ${busy} of ${under.length} experiments`;
  return `The machine that ran the experiments was ${word}; at worst (${hardest.experiment}, ${hardest.service}) ${describePressure(hardest.machine)}.`;
}

function weight({ machine: { waiting = 0, slowdown } }: Condition): number {
  return slowdown * (1 + waiting);
}
