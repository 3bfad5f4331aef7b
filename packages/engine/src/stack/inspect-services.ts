import { filterProject, SERVICE_LABEL } from '../compose/project-labels.ts';
import type { Engine } from '../connection/engine.ts';
import { firstHealthyAt } from '../containers/first-healthy.ts';
import { type ContainerInspection, inspectContainers } from '../containers/inspection.ts';

/** A container of a stack at one moment. Times in milliseconds since the epoch. */
export interface ServiceState {
  service: string;
  containerId: string;
  containerName: string;
  image: string;
  /** As Docker says it: `created`, `running`, `restarting`, `exited`, `paused`, `dead`. */
  state: string;
  /** Absent when the container has no health check. */
  health?: 'starting' | 'healthy' | 'unhealthy';
  exitCode: number;
  oomKilled: boolean;
  restarts: number;
  /** What the engine says about a container that it could not start. */
  startError: string;
  createdAt: number;
  /** Absent when it never ran. */
  startedAt?: number;
  /** End of the first health check that succeeded; absent when there was none, and when the engine has forgotten it. */
  healthyAt?: number;
  /** The same of those answers alone that the engine still remembers: the first for who saw it get healthy. */
  rememberedHealthyAt?: number;
  finishedAt?: number;
  /** What the last health checks printed, oldest first. */
  healthOutput: string[];
  /** Absent: unlimited. */
  memoryLimitBytes?: number;
  ports: { containerPort: number; hostAddress: string; hostPort: number }[];
}

/** The containers of a compose project, by service name. Empty when it has none. */
export async function inspectServices(engine: Engine, projectName: string): Promise<ServiceState[]> {
  const { stdout } = await engine.docker(['ps', '--all', '--quiet', '--no-trunc', ...filterProject(projectName)]);
  const ids = stdout.split('\n').filter((id) => id !== '');
  return (await inspectContainers(engine, ids))
    .map(toServiceState)
    .sort((a, b) => a.service.localeCompare(b.service, 'en'));
}

function toServiceState(container: ContainerInspection): ServiceState {
  const { State: state, Config: config } = container;
  const log = state.Health?.Log ?? [];
  const startedAt = time(state.StartedAt);
  const finishedAt = time(state.FinishedAt);
  const healthyAt = firstHealthyAt(container);
  const rememberedHealthyAt = time(log.find(({ ExitCode }) => ExitCode === 0)?.End ?? '');
  const health = state.Health?.Status;
  const memory = container.HostConfig.Memory;
  return {
    service: config.Labels?.[SERVICE_LABEL] ?? container.Name.replace(/^\//, ''),
    containerId: container.Id,
    containerName: container.Name.replace(/^\//, ''),
    image: config.Image,
    state: state.Status,
    ...(health === undefined || health === 'none' ? {} : { health }),
    exitCode: state.ExitCode,
    oomKilled: state.OOMKilled,
    restarts: container.RestartCount,
    startError: state.Error,
    createdAt: time(container.Created) ?? 0,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(healthyAt === undefined ? {} : { healthyAt }),
    ...(rememberedHealthyAt === undefined ? {} : { rememberedHealthyAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    healthOutput: log
      .filter(({ ExitCode }) => ExitCode !== 0)
      .map(({ Output }) => Output.trim())
      .slice(-3),
    ...(memory ? { memoryLimitBytes: memory } : {}),
    ports: Object.entries(container.NetworkSettings.Ports ?? {}).flatMap(([port, bindings]) =>
      (bindings ?? []).map(({ HostIp, HostPort }) => ({
        containerPort: Number.parseInt(port, 10),
        hostAddress: HostIp,
        hostPort: Number(HostPort),
      })),
    ),
  };
}

// Docker writes year 1 for "never".
function time(text: string): number | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) || milliseconds <= 0 ? undefined : milliseconds;
}
