import type { DatastorePlan } from '../../model/index.ts';
import type { DatastoreContainer } from '../define-datastore.ts';

/** May do nothing but ask for a sign of life, so the health check needs no secret. */
const HEALTH_USER = 'health';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: '/data',
  temporaryPaths: { '/tmp': 16 },
  needsInit: true,
  stopSignal: 'SIGTERM',
  stopGraceSeconds: 30,
  isCache: ({ settings }) => settings.persistence === 'none',
  command: (plan) => ['sh', '-c', startScript(plan)],
  // While it loads its data it refuses a PING, which `-e` turns into an exit code.
  healthCheck: ({ port }) => [
    'redis-cli',
    ...['-e', '--no-auth-warning', '-h', '127.0.0.1', '-p', String(port)],
    ...['--user', HEALTH_USER, '--pass', HEALTH_USER, 'ping'],
  ],
  environment: () => ({}),
  secrets: { password: { variable: 'REDIS_PASSWORD', fileVariable: 'REDIS_PASSWORD_FILE' } },
  // With a password, because clients that have one in their address are refused by a server that has none.
  test: { environment: {}, asksFor: ['password'] },
};

/**
 * The image takes a password as an argument alone, where everybody who lists processes would read it; the server takes its
 * configuration from its standard input as well.
 */
function startScript({ port, settings }: DatastorePlan): string {
  return [
    'exec redis-server - <<EOF',
    `port ${port}`,
    'dir /data',
    `appendonly ${settings.persistence === 'none' ? 'no' : 'yes'}`,
    // No snapshots: the log alone holds everything.
    'save ""',
    `maxmemory ${settings.maxmemoryMb}mb`,
    `maxmemory-policy ${settings.maxmemoryPolicy}`,
    'requirepass "${REDIS_PASSWORD:-$(cat "$REDIS_PASSWORD_FILE")}"',
    `user ${HEALTH_USER} on nopass -@all +ping`,
    'EOF',
    '',
  ].join('\n');
}
