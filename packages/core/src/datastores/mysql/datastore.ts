import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { driverScheme } from './driver-scheme.ts';
import { wiring } from './wiring.ts';

const named = 'Named after the project.';
const nameOf = ({ project }: { project: string }) => project.replaceAll('-', '_');

export default defineDatastore({
  id: 'mysql',
  name: 'MySQL',
  recognition: {
    clients: {
      node: ['mysql', 'mysql2', 'mariadb', '@fastify/mysql', 'promise-mysql', '@mikro-orm/mysql', '@mikro-orm/mariadb'],
      python: ['pymysql', 'mysqlclient', 'aiomysql', 'mysql-connector-python', 'asyncmy', 'mariadb'],
    },
    dialects: ['mysql', 'mysql2', 'mysql-core', 'mariadb', 'aurora-mysql'],
    relational: true,
    urlSchemes: ['mysql', 'mariadb'],
    words: ['MYSQL', 'MARIADB', 'CLEARDB', 'JAWSDB'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['mysql', 'mysql-server', 'mariadb', 'percona', 'percona-server'],
    ports: [3306],
    schemes: { python: driverScheme },
  },
  service: {
    image: 'mysql',
    port: 3306,
    defaultVersion: '8.4',
    flavours: [
      {
        image: 'mariadb',
        defaultVersion: '11.8',
        tag: (version) => version,
        told: ['mariadb', '@mikro-orm/mariadb'],
      },
    ],
    resources: { memoryMb: 768, memoryReservationMb: 768, cpus: 1, cpuReservation: 0.25, pids: 256 },
    resourcesBecause: 'MiB. Enough for its default buffers and some dozen connections.',
    budgets: { imageTransferredMb: 300, imageUnpackedMb: 1000, startSeconds: 60, shutdownSeconds: 30 },
    settings: {
      database: { value: nameOf, because: named, fromConnection: ({ database }) => database },
      username: {
        value: nameOf,
        because: named,
        // The images refuse to make a second root.
        fromConnection: ({ username }) => (username === 'root' ? undefined : username),
      },
    },
    wiring,
    container,
  },
});
