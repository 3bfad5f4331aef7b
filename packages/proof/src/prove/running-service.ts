import type { ContainerInspection, ImageInspection } from '@seaworthy/engine';
import type { ProvenService } from '../sources/proven-service.ts';
import { serviceOfCompose } from './service-of-compose.ts';

/** What can be told of a container that runs from how the engine was told to run it, and from its image. */
export function runningService(
  { Name, Config, NetworkSettings }: ContainerInspection,
  image: ImageInspection | undefined,
): ProvenService {
  const published = Object.entries(NetworkSettings.Ports ?? {}).flatMap(([place, bindings]) => {
    const [target = '', protocol = 'tcp'] = place.split('/');
    return (bindings ?? []).map(({ HostIp, HostPort }) => ({
      ...{ target: Number(target), published: HostPort, host_ip: HostIp, protocol },
    }));
  });
  const test = Config.Healthcheck?.Test;
  const service = {
    ...(published.length === 0 ? {} : { ports: published }),
    ...(test == null ? {} : { healthcheck: { test } }),
    ...(Config.StopSignal ? { stop_signal: Config.StopSignal } : {}),
  };
  const found = serviceOfCompose(
    Name.replace(/^\//, ''),
    service,
    { reference: Config.Image, inspection: image },
    undefined,
  );
  const declared = { directory: '/', namespaces: [], mounts: [], externalVolumes: [] };
  return { ...found, declared, ranBefore: true };
}
