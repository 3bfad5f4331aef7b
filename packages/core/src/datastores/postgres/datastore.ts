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
  container,
});
