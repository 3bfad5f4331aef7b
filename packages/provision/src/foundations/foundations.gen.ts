// Made by `npm run generate` from the files in this folder. Don't edit.
import bunRuntime from './bun-runtime/foundation.ts';
import ccRuntime from './cc-runtime/foundation.ts';
import debian from './debian/foundation.ts';
import mariadb from './mariadb/foundation.ts';
import nodeBuild from './node-build/foundation.ts';
import nodeRuntime from './node-runtime/foundation.ts';
import pgvector from './pgvector/foundation.ts';
import postgis from './postgis/foundation.ts';
import postgres from './postgres/foundation.ts';
import pythonBuild from './python-build/foundation.ts';
import rabbitmq from './rabbitmq/foundation.ts';
import redis from './redis/foundation.ts';
import valkey from './valkey/foundation.ts';

export const foundations = {
  'bun-runtime': bunRuntime,
  'cc-runtime': ccRuntime,
  debian,
  mariadb,
  'node-build': nodeBuild,
  'node-runtime': nodeRuntime,
  pgvector,
  postgis,
  postgres,
  'python-build': pythonBuild,
  rabbitmq,
  redis,
  valkey,
} as const;
