import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { driverScheme } from './driver-scheme.ts';
import { wiring } from './wiring.ts';

const named = 'Named after the project.';

export default defineDatastore({
  id: 'postgres',
  name: 'PostgreSQL',
  recognition: {
    clients: {
      node: ['pg', 'postgres', 'pg-promise', 'slonik'],
      python: ['psycopg', 'psycopg2', 'psycopg2-binary', 'asyncpg', 'pg8000'],
    },
    prismaProviders: ['postgresql', 'postgres'],
    urlSchemes: ['postgres', 'postgresql'],
    words: ['POSTGRES', 'POSTGRESQL', 'PG'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['postgres', 'postgresql', 'postgis', 'pgvector', 'timescaledb', 'timescaledb-ha', 'cockroach'],
    ports: [5432, 26257],
    schemes: { python: driverScheme },
  },
  service: {
    image: 'postgres',
    port: 5432,
    defaultVersion: '17',
    resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
    resourcesBecause: 'MiB. Enough for its default buffers and some dozen connections.',
    budgets: { imageTransferredMb: 250, imageUnpackedMb: 700, startSeconds: 30, shutdownSeconds: 30 },
    settings: {
      database: {
        value: ({ project }) => project.replaceAll('-', '_'),
        because: named,
        fromConnection: ({ database }) => database,
      },
      username: {
        value: ({ project }) => project.replaceAll('-', '_'),
        because: named,
        fromConnection: ({ username }) => username,
      },
    },
    wiring,
    container,
  },
});
