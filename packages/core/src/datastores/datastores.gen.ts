// Made by `npm run generate` from the files in this folder. Don't edit.
import cassandra from './cassandra/datastore.ts';
import clickhouse from './clickhouse/datastore.ts';
import cockroachdb from './cockroachdb/datastore.ts';
import couchdb from './couchdb/datastore.ts';
import elasticsearch from './elasticsearch/datastore.ts';
import etcd from './etcd/datastore.ts';
import kafka from './kafka/datastore.ts';
import memcached from './memcached/datastore.ts';
import mongodb from './mongodb/datastore.ts';
import mysql from './mysql/datastore.ts';
import postgres from './postgres/datastore.ts';
import rabbitmq from './rabbitmq/datastore.ts';
import redis from './redis/datastore.ts';
import s3 from './s3/datastore.ts';
import sqlServer from './sql-server/datastore.ts';
import sqlite from './sqlite/datastore.ts';

export const datastores = {
  cassandra,
  clickhouse,
  cockroachdb,
  couchdb,
  elasticsearch,
  etcd,
  kafka,
  memcached,
  mongodb,
  mysql,
  postgres,
  rabbitmq,
  redis,
  s3,
  'sql-server': sqlServer,
  sqlite,
} as const;
