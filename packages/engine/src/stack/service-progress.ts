import type { ServiceState } from './inspect-services.ts';

/** Where a service stands on its way. `crashed` and `unhealthy` are ends: waiting longer won't help. */
export type ServiceProgress = 'waiting' | 'starting' | 'ready' | 'completed' | 'crashed' | 'unhealthy';

/** A service without a health check counts as ready when it has run this long. */
const SETTLED_MS = 1000;

/** A restart policy may heal the first crash (a dependency that was a moment late), not the second. */
const HOPELESS_RESTARTS = 2;

/** Judges one container. `now` in milliseconds since the epoch. */
export function judgeService(state: ServiceState, oneShot: boolean, now: number): ServiceProgress {
  if (state.startError !== '' && state.state !== 'running') return 'crashed';
  if (state.restarts >= HOPELESS_RESTARTS && state.health !== 'healthy') return 'crashed';
  switch (state.state) {
    case 'created':
      return 'waiting';
    case 'exited':
    case 'dead':
      if (state.exitCode !== 0) return 'crashed';
      return oneShot || state.startedAt !== undefined ? 'completed' : 'waiting';
    case 'running':
      if (oneShot) return 'starting';
      if (state.health === undefined) return now - (state.startedAt ?? now) >= SETTLED_MS ? 'ready' : 'starting';
      return state.health === 'healthy' ? 'ready' : state.health === 'unhealthy' ? 'unhealthy' : 'starting';
    default:
      return 'starting';
  }
}
