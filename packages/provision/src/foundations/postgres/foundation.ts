import { postgresServer } from '../bases/postgres-server.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'postgres',
  title: 'PostgreSQL',
  variants: [postgresServer({ repository: 'postgres', tags: ['17', '17-trixie'] })],
});
