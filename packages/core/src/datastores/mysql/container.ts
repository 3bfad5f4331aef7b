import { parseReference } from '../../images/index.ts';
import type { DatastorePlan } from '../../model/index.ts';
import type { DatastoreContainer } from '../define-datastore.ts';

export const container: DatastoreContainer = {
  user: { uid: 999, gid: 999 },
  dataPath: '/var/lib/mysql',
  temporaryPaths: { '/run/mysqld': 1, '/tmp': 64 },
  needsInit: true,
  // Writes everything and closes its sessions.
  stopSignal: 'SIGTERM',
  stopGraceSeconds: 60,
  healthCheck: (plan) => ['sh', '-c', askForHealth(plan)],
  environment: ({ settings: { username, database } }) => ({
    MYSQL_USER: String(username),
    MYSQL_DATABASE: String(database),
  }),
  secrets: {
    password: { variable: 'MYSQL_PASSWORD', fileVariable: 'MYSQL_PASSWORD_FILE' },
    root_password: { variable: 'MYSQL_ROOT_PASSWORD', fileVariable: 'MYSQL_ROOT_PASSWORD_FILE' },
  },
  test: { environment: {}, asksFor: ['password', 'root_password'] },
};

/**
 * Over TCP, because the server that runs the initialisation answers on the socket alone. Without a login it would be
 * answered, too, and the server would note each time that somebody was refused. No password is among the arguments.
 */
function askForHealth({ image, port }: DatastorePlan): string {
  const program = parseReference(image).name === 'mariadb' ? 'mariadb-admin' : 'mysqladmin';
  return [
    'MYSQL_PWD="${MYSQL_PASSWORD:-$(cat "$MYSQL_PASSWORD_FILE")}"',
    ...['exec', program, '--protocol=tcp', '--host=127.0.0.1', `--port=${port}`],
    ...['--user="$MYSQL_USER"', '--silent', 'ping'],
  ].join(' ');
}
