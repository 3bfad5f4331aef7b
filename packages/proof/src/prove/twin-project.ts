import type { ComposeConfig, ComposeService } from '@seaworthy/engine';

/** What connects a service with others, or makes it one that others find: nothing of that goes into a twin. */
const CONNECTIONS = new Set([
  ...[
    'build',
    'container_name',
    'depends_on',
    'develop',
    'dns',
    'dns_search',
    'expose',
    'external_links',
    'extra_hosts',
  ],
  ...['healthcheck', 'hostname', 'ipc', 'links', 'mac_address', 'network_mode', 'networks', 'pid', 'ports', 'profiles'],
  ...['uts', 'volumes_from'],
]);

/**
 * A project of one service that is as another one's service in all but this: it runs `command` instead of its program,
 * on no network, with empty volumes in place of its data, and what is bound from the host can't be written to. Pure.
 */
export function twinProject(config: ComposeConfig, service: string, command: readonly string[]): ComposeConfig {
  const original = config.services[service] ?? {};
  const kept = Object.fromEntries(Object.entries(original).filter(([key]) => !CONNECTIONS.has(key)));
  const twin: ComposeService = {
    ...kept,
    // Compose fills in variables once more.
    entrypoint: command.map((word) => word.replaceAll('$', '$$$$')),
    command: [],
    network_mode: 'none',
    restart: 'no',
    ...(original.volumes === undefined ? {} : { volumes: original.volumes.map(harmlessVolume) }),
  };
  return { ...config, services: { [service]: twin }, networks: {}, volumes: {} };
}

function harmlessVolume(volume: NonNullable<ComposeService['volumes']>[number]) {
  if (volume.type === 'bind') return { ...volume, read_only: true };
  return volume.type === 'volume' ? { type: 'volume', target: volume.target } : volume;
}
