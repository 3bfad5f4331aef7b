import type { Engine } from '@seaworthy/engine';
import type { AgentImage } from '../../sources/agent-container.ts';
import { runAgent } from '../../sources/run-agent.ts';
import type { ReadUnread } from './freeze-burst.ts';

/** Reads them through the agent, which looks from beside: the container is paused. */
export function unreadOf(engine: Engine, agent: AgentImage, container: string, signal: AbortSignal): ReadUnread {
  return async () => {
    const { unread } = await runAgent(engine, agent, container, ['unread'], {
      labels: ['dev.seaworthy=prove'],
      signal,
    });
    return unread !== undefined && 'answer' in unread ? unread.answer.sockets : undefined;
  };
}
