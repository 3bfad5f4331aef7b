import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'clickhouse',
  name: 'ClickHouse',
  recognition: {
    clients: { node: ['@clickhouse/client'], python: ['clickhouse-connect', 'clickhouse-driver'] },

    urlSchemes: ['clickhouse'],
    words: ['CLICKHOUSE'],
    sharedWords: [],
    images: ['clickhouse', 'clickhouse-server'],
    ports: [],
  },
});
