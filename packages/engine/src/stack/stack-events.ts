import { formatDuration } from '@seaworthy/core/format';
import type { OnEvent } from '@seaworthy/core/model';
import type { ServiceState } from './inspect-services.ts';

/** Reports what changed since the last look at a stack, and how long a service has been on its way, once a second. */
export function createStackReporter(onEvent: OnEvent): (states: readonly ServiceState[], now: number) => void {
  const told = new Map<string, string>();
  const seenOnItsWay = new Set<string>();
  return (states, now) => {
    for (const state of states) {
      const { service, health } = state;
      const settled = state.state === 'exited' || health === 'healthy' || health === 'unhealthy';
      if (!settled) seenOnItsWay.add(state.containerId);
      const detail = settled ? result(state, seenOnItsWay.has(state.containerId)) : waited(state, now);
      const text = `${state.state} ${health ?? ''} ${detail}`;
      if (told.get(state.containerId) === text) continue;
      told.set(state.containerId, text);
      onEvent({
        type: 'stack.service',
        service,
        state: state.state,
        ...(health === undefined ? {} : { health }),
        ...(detail === '' ? {} : { detail }),
      });
    }
  };
}

// A container that is only created waits for what it depends on: nothing to count.
function waited({ startedAt }: ServiceState, now: number): string {
  const seconds = startedAt === undefined ? 0 : Math.floor((now - startedAt) / 1000);
  return seconds > 0 ? formatDuration(seconds * 1000) : '';
}

// Who saw a service before it was healthy knows that the oldest success is the first one, however many checks failed before.
function result({ state, exitCode, startedAt, health, ...times }: ServiceState, seenOnItsWay: boolean): string {
  if (state === 'exited') return `exit code ${exitCode}`;
  const healthyAt = times.healthyAt ?? (seenOnItsWay ? times.rememberedHealthyAt : undefined);
  if (health !== 'healthy' || startedAt === undefined || healthyAt === undefined) return '';
  return `after ${formatDuration(healthyAt - startedAt)}`;
}
