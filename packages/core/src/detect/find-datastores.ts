import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import { findText } from '../languages/node/find-text.ts';
import { findString } from '../languages/python/source/strings.ts';
import type { EnvironmentFact, Fact, ServiceFacts } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';
import type { UnsupportedFact } from './unsupported.ts';

/** Recognised so that they can be named; Seaworthy makes no service for them yet. */
const unsupportedDatastores = [
  {
    name: 'Redis',
    node: ['redis', 'ioredis', '@redis/client', 'bullmq', 'bull', 'connect-redis'],
    python: ['redis', 'rq', 'arq', 'aioredis'],
  },
  {
    name: 'MySQL',
    node: ['mysql', 'mysql2', 'mariadb'],
    python: ['pymysql', 'mysqlclient', 'aiomysql', 'mysql-connector-python', 'asyncmy'],
  },
  { name: 'MongoDB', node: ['mongodb', 'mongoose'], python: ['pymongo', 'motor', 'beanie', 'odmantic'] },
  { name: 'S3-compatible storage', node: ['@aws-sdk/client-s3', 'minio'], python: ['boto3', 'minio', 'aioboto3'] },
  { name: 'RabbitMQ', node: ['amqplib', 'amqp-connection-manager'], python: ['pika', 'aio-pika'] },
  { name: 'Kafka', node: ['kafkajs'], python: ['kafka-python', 'aiokafka', 'confluent-kafka'] },
];

type Dependency = (name: string) => Fact<string> | undefined;
export interface DatastoreFacts {
  datastores: ServiceFacts['datastores'];
  unsupported: UnsupportedFact[];
}

/** The datastores that a service talks to: by client library, else by a connection string in its source. */
export function findDatastores(
  folder: ServiceFolder,
  language: 'node' | 'python',
  environment: readonly EnvironmentFact[],
): DatastoreFacts {
  const dependency: Dependency = (name) =>
    language === 'node' ? folder.manifest?.dependency(name) : folder.python?.dependency(name);
  const datastores = Object.values(known as Record<string, Datastore>).flatMap((datastore) => {
    const client = datastore.clients[language].map(dependency).find((fact) => fact !== undefined);
    const scheme = `(?:${datastore.urlSchemes.join('|')})(?:\\+\\w+)?://`;
    const url =
      language === 'node'
        ? findText(folder.javaScript, new RegExp(`^${scheme}`), (text) => new RegExp(scheme).test(text))
        : findString(folder.pythonSources, new RegExp(`^${scheme}`), new RegExp(scheme));
    const prisma =
      client !== undefined && dependency('@prisma/client') === client ? folder.has('prisma/schema.prisma') : undefined;
    if ((client === undefined || prisma === false) && url === undefined) return [];
    const variable = connectionVariable(datastore, environment);
    const source = client?.source ?? url;
    return source === undefined ? [] : [{ id: datastore.id, source, ...(variable === undefined ? {} : { variable }) }];
  });
  const unsupported = unsupportedDatastores.flatMap(({ name, ...clients }) => {
    const found = clients[language].map(dependency).find((fact) => fact !== undefined);
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
