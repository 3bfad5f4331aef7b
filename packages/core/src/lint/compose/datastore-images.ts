import { parseReference } from '../../images/index.ts';
import { withDefaults } from './interpolation.ts';
import type { ComposeService } from './linted-compose.ts';

/** Names of images that hold data, whoever publishes them: the last part of the name decides. */
const names =
  /^(?:postgres|postgresql|postgis|timescaledb(?:-ha)?|pgvector|mysql|mysql-server|mariadb|percona(?:-server)?|mongo|mongodb(?:-community-server)?|redis|redis-stack(?:-server)?|valkey|keydb|dragonfly|memcached|elasticsearch|opensearch|cassandra|scylla|couchdb|couchbase|neo4j|influxdb|clickhouse(?:-server)?|cockroach|etcd|rabbitmq|kafka|cp-kafka|zookeeper|nats|mssql|server|rethinkdb|arangodb|qdrant|weaviate|meilisearch|typesense|minio)$/;

/** True for a service that is known by its image to be a database, a cache or a queue. */
export function isDatastore({ value }: ComposeService): boolean {
  if (typeof value.image !== 'string' || value.build !== undefined) return false;
  const { name, repository } = parseReference(withDefaults(value.image));
  return name === 'server' ? repository.endsWith('mssql/server') : names.test(name);
}
