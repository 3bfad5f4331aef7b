import type { DatastoreContainer } from '../define-datastore.ts';

const HOME = '/var/lib/rabbitmq';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: HOME,
  temporaryPaths: { '/tmp': 16, '/var/log/rabbitmq': 16 },
  needsInit: true,
  stopSignal: 'SIGTERM',
  stopGraceSeconds: 60,
  command: () => ['sh', '-c', startScript],
  // The node itself says on which ports it listens, which it does when its queues are restored; then each is connected to.
  healthCheck: () => [
    'sh',
    '-c',
    `test -s ${HOME}/.erlang.cookie && exec rabbitmq-diagnostics -q check_port_connectivity`,
  ],
  healthCheckSeconds: { interval: 20, timeout: 15 },
  environment: ({ settings: { username, virtualHost } }) => ({
    RABBITMQ_DEFAULT_USER: String(username),
    RABBITMQ_DEFAULT_VHOST: String(virtualHost),
    RABBITMQ_LOGS: '-',
    // Data lies in a folder of the node's name, which would be another one with every container otherwise.
    RABBITMQ_NODENAME: 'rabbit@localhost',
    // Nodes of a cluster find each other there; this one is alone.
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none',
  }),
  secrets: { password: { variable: 'RABBITMQ_PASSWORD', fileVariable: 'RABBITMQ_PASSWORD_FILE' } },
  // Clients that come with a name and a password are refused by a server that knows neither.
  test: { environment: {}, asksFor: ['password'] },
};

/**
 * The image refuses a file with the password, so the server gets it in its own environment. The secret that server and
 * tools share is made before either runs: each would make one of its own where none is yet.
 */
const startScript = [
  'umask 077',
  `if [ ! -s ${HOME}/.erlang.cookie ]; then`,
  `  head -c 48 /dev/urandom | base64 | tr -dc A-Za-z0-9 > ${HOME}/.erlang.cookie.new`,
  `  mv ${HOME}/.erlang.cookie.new ${HOME}/.erlang.cookie`,
  'fi',
  'RABBITMQ_DEFAULT_PASS="${RABBITMQ_PASSWORD:-$(cat "$RABBITMQ_PASSWORD_FILE")}"',
  'export RABBITMQ_DEFAULT_PASS',
  'unset RABBITMQ_PASSWORD RABBITMQ_PASSWORD_FILE',
  'exec rabbitmq-server',
  '',
].join('\n');
