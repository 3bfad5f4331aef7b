import type { DatastoreContainer } from '../define-datastore.ts';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: '/data/db',
  // The image declares the second as a volume, of which every container would leave one behind.
  temporaryPaths: { '/tmp': 64, '/data/configdb': 1 },
  needsInit: true,
  stopSignal: 'SIGTERM',
  stopGraceSeconds: 60,
  // By its name in the network, because the server that runs the initialisation answers on loopback alone.
  healthCheck: ({ name, port }) => [
    'mongosh',
    ...['--quiet', '--norc', '--host', name, '--port', String(port)],
    ...['--eval', 'quit(db.hello().isWritablePrimary ? 0 : 1)'],
  ],
  healthCheckSeconds: { interval: 15, timeout: 10 },
  environment: ({ settings: { username, database } }) => ({
    // Its shell keeps a history there, which is no data.
    HOME: '/tmp',
    MONGO_INITDB_ROOT_USERNAME: String(username),
    MONGO_INITDB_DATABASE: String(database),
  }),
  secrets: {
    password: { variable: 'MONGO_INITDB_ROOT_PASSWORD', fileVariable: 'MONGO_INITDB_ROOT_PASSWORD_FILE' },
  },
  test: { environment: {}, asksFor: ['password'] },
};
