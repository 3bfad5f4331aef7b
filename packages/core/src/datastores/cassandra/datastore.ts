import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'cassandra',
  name: 'Cassandra',
  recognition: {
    clients: { node: ['cassandra-driver'], python: ['cassandra-driver', 'scylla-driver'] },

    urlSchemes: ['cassandra'],
    words: ['CASSANDRA', 'SCYLLA'],
    sharedWords: [],
    images: ['cassandra', 'scylla'],
    ports: [9042],
  },
});
