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
      node: ['pg', 'postgres', 'pg-promise', 'slonik', '@fastify/postgres', '@mikro-orm/postgresql'],
      python: ['psycopg', 'psycopg2', 'psycopg2-binary', 'asyncpg', 'pg8000'],
    },
    dialects: [
      ...['postgresql', 'postgres', 'pg', 'pgnative', 'pg-native', 'pg-core', 'node-postgres', 'postgres-js'],
      ...['aurora-postgres', 'postgresql_psycopg2', 'postgis'],
    ],
    relational: true,
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
    flavours: [
      {
        image: 'pgvector/pgvector',
        tag: (version) => `pg${version}`,
        versionInTag: /\bpg(\d+)/,
        extension: 'vector',
      },
      { image: 'postgis/postgis', tag: (version) => `${version}-3.5`, extension: 'postgis' },
    ],
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
