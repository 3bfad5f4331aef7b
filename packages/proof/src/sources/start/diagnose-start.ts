import { type UserError, userError } from '@seaworthy/core/errors';
import { type Engine, lastWords, readLastLines } from '@seaworthy/engine';
import type { AgentImage } from '../agent-container.ts';
import { diagnoseListening } from './watch-listeners.ts';

/** Why a container that runs is not ready at its port: LISTENS_ELSEWHERE; absent when nothing shows that. */
export async function diagnoseStart(
  engine: Engine,
  agent: AgentImage | undefined,
  start: { service: string; container: string; port: number | undefined; signal?: AbortSignal },
): Promise<UserError | undefined> {
  const { service, container, port, signal } = start;
  if (port === undefined) return undefined;
  const wrong = await diagnoseListening(engine, agent, {
    container,
    port,
    ...(signal === undefined ? {} : { signal }),
  });
  if (wrong === undefined) return undefined;
  const lastLines = lastWords(await readLastLines(engine, container));
  return userError('LISTENS_ELSEWHERE', { service, ...wrong, lastLines });
}
