import { postgresServer } from '../bases/postgres-server.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'pgvector',
  title: 'PostgreSQL with pgvector',
  variants: [
    postgresServer({
      repository: 'pgvector/pgvector',
      tags: ['pg17', 'pg17-trixie', '0.8.0-pg17', '0.8.0-pg17-trixie'],
      more: [
        {
          unpack: ['postgresql-17-pgvector'],
          only: ['usr/lib/postgresql/**', 'usr/share/postgresql/**', 'usr/share/doc/**'],
        },
      ],
    }),
  ],
});
