/** A server that keeps data: what images of it are called, and where it listens. */
export interface KnownDatastore {
  name: string;
  /** Last parts of repositories; with a `/`, so many of the last parts. */
  images: readonly string[];
  /** Ports on which it alone is known to listen. */
  ports: readonly number[];
}

/** Names under which servers that keep data are published, and the ports on which they listen. */
export const knownDatastores: readonly KnownDatastore[] = [
  {
    name: 'PostgreSQL',
    images: ['postgres', 'postgresql', 'postgis', 'pgvector', 'timescaledb', 'timescaledb-ha', 'cockroach'],
    ports: [5432, 26257],
  },
  { name: 'MySQL', images: ['mysql', 'mysql-server', 'mariadb', 'percona', 'percona-server'], ports: [3306] },
  {
    name: 'Redis',
    images: ['redis', 'redis-stack', 'redis-stack-server', 'valkey', 'keydb', 'dragonfly'],
    ports: [6379],
  },
  { name: 'MongoDB', images: ['mongo', 'mongodb', 'mongodb-community-server'], ports: [27017] },
  { name: 'Memcached', images: ['memcached'], ports: [11211] },
  { name: 'Elasticsearch', images: ['elasticsearch', 'opensearch'], ports: [9200] },
  { name: 'Cassandra', images: ['cassandra', 'scylla'], ports: [9042] },
  { name: 'ClickHouse', images: ['clickhouse', 'clickhouse-server'], ports: [] },
  { name: 'CouchDB', images: ['couchdb'], ports: [5984] },
  { name: 'SQL Server', images: ['mssql-server', 'mssql/server'], ports: [1433] },
  { name: 'RabbitMQ', images: ['rabbitmq'], ports: [5672] },
  { name: 'etcd', images: ['etcd'], ports: [2379] },
];
