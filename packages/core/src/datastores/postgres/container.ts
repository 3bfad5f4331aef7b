import type { DatastoreContainer } from '../define-datastore.ts';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: '/var/lib/postgresql/data',
  temporaryPaths: { '/run/postgresql': 1, '/tmp': 64 },
  sharedMemoryMb: 128,
  // "Fast": ends open sessions and writes everything. SIGTERM would wait for every client to leave.
  stopSignal: 'SIGINT',
  stopGraceSeconds: 60,
  // Over TCP, because the server that runs the initialisation answers on the socket alone.
  healthCheck: ({ settings: { username, database }, port }) => [
    'pg_isready',
    '--host=127.0.0.1',
    `--port=${port}`,
    `--username=${username}`,
    `--dbname=${database}`,
  ],
  environment: ({ settings: { username, database } }) => ({
    POSTGRES_USER: String(username),
    POSTGRES_DB: String(database),
  }),
  secrets: { password: { variable: 'POSTGRES_PASSWORD', fileVariable: 'POSTGRES_PASSWORD_FILE' } },
  test: { environment: { POSTGRES_HOST_AUTH_METHOD: 'trust' }, asksFor: [] },
};
