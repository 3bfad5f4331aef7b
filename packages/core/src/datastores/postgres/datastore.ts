import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';

export default defineDatastore({
  id: 'postgres',
  name: 'PostgreSQL',
  clients: {
    node: ['pg', 'postgres', 'pg-promise', '@prisma/client', 'slonik'],
    python: ['psycopg', 'psycopg2', 'psycopg2-binary', 'asyncpg', 'pg8000'],
  },
  urlSchemes: ['postgres', 'postgresql'],
  port: 5432,
  defaultVersion: '17',
  resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
  budgets: { imageTransferredMb: 250, imageUnpackedMb: 700, startSeconds: 30, shutdownSeconds: 30 },
  container,
});
