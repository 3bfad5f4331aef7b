import type { ServiceState } from './inspect-services.ts';

/** A container of a running stack. */
export interface StackService
  extends Pick<
    ServiceState,
    'service' | 'containerId' | 'containerName' | 'image' | 'state' | 'health' | 'exitCode' | 'restarts'
  > {
  /**
   * From the start of its process to the end of the first health check that succeeded; absent without a health check, and
   * when that one was so long ago that the engine has forgotten it.
   */
  healthyAfterMs?: number;
  ports: { containerPort: number; hostAddress: string; hostPort: number }[];
}

/** A stack that is up. */
export interface StackState {
  projectName: string;
  services: StackService[];
  durationMs: number;
}

/** What is worth keeping of an inspection. */
export function toStackService(state: ServiceState): StackService {
  const { service, containerId, containerName, image, health, exitCode, restarts, ports, startedAt, healthyAt } = state;
  return {
    service,
    containerId,
    containerName,
    image,
    state: state.state,
    ...(health === undefined ? {} : { health }),
    exitCode,
    restarts,
    ...(startedAt === undefined || healthyAt === undefined ? {} : { healthyAfterMs: healthyAt - startedAt }),
    ports,
  };
}
