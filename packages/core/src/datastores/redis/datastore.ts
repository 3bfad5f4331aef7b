import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { evictionFor, persistenceFor } from './purposes.ts';
import { wiring } from './wiring.ts';

export default defineDatastore({
  id: 'redis',
  name: 'Redis',
  recognition: {
    clients: {
      node: [
        ...['redis', 'ioredis', '@redis/client', '@keyv/redis', 'connect-redis', 'rate-limit-redis'],
        ...['bullmq', 'bull', 'bee-queue', '@socket.io/redis-adapter', '@fastify/redis', '@nestjs/bullmq'],
        ...['cache-manager-redis-store', 'cache-manager-ioredis-yet', 'cache-manager-redis-yet', '@nestjs/bull'],
        ...['iovalkey', '@valkey/valkey-glide', 'handy-redis'],
      ],
      python: [
        ...['redis', 'rq', 'arq', 'aioredis', 'redis-om', 'django-redis', 'fastapi-limiter', 'valkey', 'valkey-glide'],
        ...['hiredis', 'django-rq', 'aredis', 'coredis'],
      ],
    },
    possibleClients: {
      node: ['cache-manager', 'keyv'],
      python: ['celery', 'kombu', 'dramatiq', 'taskiq', 'huey', 'flask-caching', 'aiocache', 'limits', 'slowapi'],
    },
    urlSchemes: ['redis', 'rediss', 'valkey'],
    words: ['REDIS', 'VALKEY', 'REDISCLOUD', 'REDISTOGO'],
    sharedWords: ['CACHE', 'BROKER', 'CELERY_BROKER', 'QUEUE'],
    sharedVariables: ['CELERY_RESULT_BACKEND', 'CELERY_BROKER', 'RESULT_BACKEND', 'CELERY_BACKEND'],
    severalAddresses: true,
    images: ['redis', 'redis-stack', 'redis-stack-server', 'valkey', 'keydb', 'dragonfly'],
    ports: [6379],
  },
  service: {
    image: 'redis',
    port: 6379,
    defaultVersion: '8',
    flavours: [
      {
        image: 'valkey/valkey',
        tag: (version) => version,
        told: ['iovalkey', '@valkey/valkey-glide', 'valkey', 'valkey-glide'],
      },
    ],
    resources: { memoryMb: 256, memoryReservationMb: 256, cpus: 1, cpuReservation: 0.1, pids: 64 },
    resourcesBecause: 'MiB. Room for a cache or queues of a small application.',
    budgets: { imageTransferredMb: 120, imageUnpackedMb: 350, startSeconds: 30, shutdownSeconds: 30 },
    settings: {
      maxmemoryMb: {
        value: ({ memoryMb }) => Math.floor(memoryMb * 0.6),
        allowed: 'a whole number',
        because: 'MiB. While the log is rewritten, memory that changes is held twice.',
      },
      maxmemoryPolicy: {
        value: () => 'noeviction',
        because: 'Nothing says that entries may be lost; a cache alone is better off with allkeys-lru.',
        fromClients: evictionFor,
        allowed: [
          ...['noeviction', 'allkeys-lru', 'allkeys-lfu', 'allkeys-random'],
          ...['volatile-lru', 'volatile-lfu', 'volatile-random', 'volatile-ttl'],
        ],
      },
      persistence: {
        value: () => 'log',
        because: 'Queues, sessions and the like outlive a restart.',
        fromClients: persistenceFor,
        allowed: ['log', 'none'],
      },
    },
    wiring,
    container,
  },
});
