import type { ContainerInspection } from './inspection.ts';

type State = ContainerInspection['State'];
type Answer = NonNullable<NonNullable<NonNullable<State['Health']>['Log']>[number]>;

/** What the health check has said since the last start; the engine keeps what it said before that, too. The oldest first. */
export function answersSinceStart({ Health, StartedAt }: Pick<State, 'Health' | 'StartedAt'>): Answer[] {
  const startedMs = Date.parse(StartedAt);
  return (Health?.Log ?? []).filter(({ Start }) => Date.parse(Start) >= startedMs);
}
