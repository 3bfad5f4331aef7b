import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { wiring } from './wiring.ts';

export default defineDatastore({
  id: 'redis',
  name: 'Redis',
  recognition: {
    clients: {
      node: [
        ...['redis', 'ioredis', '@redis/client', '@keyv/redis', 'connect-redis', 'rate-limit-redis'],
        ...['bullmq', 'bull', 'bee-queue', '@socket.io/redis-adapter'],
      ],
      python: ['redis', 'rq', 'arq', 'aioredis', 'redis-om', 'django-redis', 'fastapi-limiter'],
    },
    possibleClients: {
      node: ['cache-manager', 'keyv'],
      python: ['celery', 'kombu', 'dramatiq', 'taskiq', 'huey', 'flask-caching', 'aiocache', 'limits', 'slowapi'],
    },
    urlSchemes: ['redis', 'rediss', 'valkey'],
    words: ['REDIS', 'VALKEY'],
    sharedWords: ['CACHE', 'BROKER', 'CELERY_BROKER'],
    images: ['redis', 'redis-stack', 'redis-stack-server', 'valkey', 'keydb', 'dragonfly'],
    ports: [6379],
  },
  service: {
    image: 'redis',
    port: 6379,
    defaultVersion: '8',
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
        because: 'Queues and sessions must not lose entries; a cache alone is better off with allkeys-lru.',
        allowed: [
          ...['noeviction', 'allkeys-lru', 'allkeys-lfu', 'allkeys-random'],
          ...['volatile-lru', 'volatile-lfu', 'volatile-random', 'volatile-ttl'],
        ],
      },
    },
    wiring,
    container,
  },
});
