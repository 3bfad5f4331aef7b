import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'cockroachdb',
  name: 'CockroachDB',
  recognition: {
    // It is spoken to by the clients of PostgreSQL; only a schema or a name tells which of both it is.
    clients: {},
    dialects: ['cockroachdb'],
    relational: true,
    urlSchemes: ['cockroachdb'],
    words: ['COCKROACH', 'COCKROACHDB', 'CRDB'],
    sharedWords: ['DATABASE', 'DB'],
    images: [],
    ports: [],
  },
});
