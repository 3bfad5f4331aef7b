import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import type { Language } from '../languages/define-language.ts';
import type { EnvironmentFact, Fact, Facts, ServiceFacts } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** Recognised so that they can be named; Seaworthy makes no service for them yet. */
const unsupportedDatastores: readonly { name: string; clients: Datastore['clients'] }[] = [
  {
    name: 'Redis',
    clients: {
      node: ['redis', 'ioredis', '@redis/client', 'bullmq', 'bull', 'connect-redis'],
      python: ['redis', 'rq', 'arq', 'aioredis'],
    },
  },
  {
    name: 'MySQL',
    clients: {
      node: ['mysql', 'mysql2', 'mariadb'],
      python: ['pymysql', 'mysqlclient', 'aiomysql', 'mysql-connector-python', 'asyncmy'],
    },
  },
  { name: 'MongoDB', clients: { node: ['mongodb', 'mongoose'], python: ['pymongo', 'motor', 'beanie', 'odmantic'] } },
  {
    name: 'S3-compatible storage',
    clients: { node: ['@aws-sdk/client-s3', 'minio'], python: ['boto3', 'minio', 'aioboto3'] },
  },
  { name: 'RabbitMQ', clients: { node: ['amqplib', 'amqp-connection-manager'], python: ['pika', 'aio-pika'] } },
  { name: 'Kafka', clients: { node: ['kafkajs'], python: ['kafka-python', 'aiokafka', 'confluent-kafka'] } },
];

type Dependency = (name: string) => Fact<string> | undefined;
export interface DatastoreFacts {
  datastores: ServiceFacts['datastores'];
  unsupported: Facts['unsupported'];
}

/** The datastores that a service talks to: by client library, else by a connection string in its source. */
export function findDatastores(
  folder: ServiceFolder,
  { id, reading }: Language,
  environment: readonly EnvironmentFact[],
): DatastoreFacts {
  const dependency: Dependency = (name) => reading.dependency(folder, name);
  const datastores = Object.values(known as Record<string, Datastore>).flatMap((datastore) => {
    const client = (datastore.clients[id] ?? []).map(dependency).find((fact) => fact !== undefined);
    const url = reading.findText(folder, new RegExp(`(?:${datastore.urlSchemes.join('|')})(?:\\+\\w+)?://`));
    const prisma =
      client !== undefined && dependency('@prisma/client') === client ? folder.has('prisma/schema.prisma') : undefined;
    if ((client === undefined || prisma === false) && url === undefined) return [];
    const variable = connectionVariable(datastore, environment);
    const source = client?.source ?? url;
    return source === undefined ? [] : [{ id: datastore.id, source, ...(variable === undefined ? {} : { variable }) }];
  });
  const unsupported = unsupportedDatastores.flatMap(({ name, clients }) => {
    const found = (clients[id] ?? []).map(dependency).find((fact) => fact !== undefined);
    return found === undefined ? [] : [{ kind: 'datastore' as const, name, path: folder.path, source: found.source }];
  });
  return { datastores, unsupported };
}

/** The variable that holds the connection string: by its default's scheme, by the datastore's name, else `DATABASE_URL`. */
function connectionVariable(datastore: Datastore, environment: readonly EnvironmentFact[]): string | undefined {
  const schemes = new RegExp(`^(?:${datastore.urlSchemes.join('|')})(?:\\+\\w+)?:`);
  const byDefault = environment.find((variable) => schemes.test(variable.default ?? ''));
  const byName = environment.find(({ name }) =>
    new RegExp(`(?:^|_)(?:${datastore.urlSchemes.join('|')}|${datastore.id}|PG)_?(?:URL|URI|DSN)$`, 'i').test(name),
  );
  const usual = environment.find(({ name }) =>
    /^(?:\w+_)?(?:DATABASE|DB)_(?:URL|URI|DSN)$|^(?:\w+_)?(?:DATABASE|DB)_CONNECTION_STRING$/.test(name),
  );
  return (byDefault ?? byName ?? usual)?.name;
}
