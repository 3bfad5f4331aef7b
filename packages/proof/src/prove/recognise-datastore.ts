/** Names under which servers that keep data are published, and the ports on which they listen. */
const DATASTORES: readonly { name: string; image: RegExp; ports: readonly number[] }[] = [
  {
    name: 'PostgreSQL',
    image: /^(postgres|postgresql|postgis|pgvector|timescaledb|timescaledb-ha|cockroach)$/,
    ports: [5432, 26257],
  },
  { name: 'MySQL', image: /^(mysql|mysql-server|mariadb|percona|percona-server)$/, ports: [3306] },
  { name: 'Redis', image: /^(redis|redis-stack|redis-stack-server|valkey|keydb|dragonfly)$/, ports: [6379] },
  { name: 'MongoDB', image: /^(mongo|mongodb|mongodb-community-server)$/, ports: [27017] },
  { name: 'Memcached', image: /^memcached$/, ports: [11211] },
  { name: 'Elasticsearch', image: /^(elasticsearch|opensearch)$/, ports: [9200] },
  { name: 'Cassandra', image: /^(cassandra|scylla)$/, ports: [9042] },
  { name: 'ClickHouse', image: /^(clickhouse|clickhouse-server)$/, ports: [] },
  { name: 'CouchDB', image: /^couchdb$/, ports: [5984] },
  { name: 'SQL Server', image: /^(mssql-server|server)$/, ports: [1433] },
  { name: 'RabbitMQ', image: /^rabbitmq$/, ports: [5672] },
  { name: 'etcd', image: /^etcd$/, ports: [2379] },
];

/** The datastore that an image reference names by the last part of its repository; `undefined` when it is none. */
export function recogniseDatastore(image: string): string | undefined {
  const repository = image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const name = repository.split('/').at(-1) ?? '';
  if (name === 'server' && !repository.includes('mssql/')) return undefined;
  return DATASTORES.find((datastore) => datastore.image.test(name))?.name;
}

/** The datastore that alone is known to listen on a port, for images with names of their own. */
export function datastoreOfPort(port: number): string | undefined {
  return DATASTORES.find(({ ports }) => ports.includes(port))?.name;
}
