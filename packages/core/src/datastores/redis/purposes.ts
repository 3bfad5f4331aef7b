/** Jobs that vanish are never done. */
const queues: ReadonlySet<string> = new Set([
  ...['bullmq', 'bull', 'bee-queue', '@nestjs/bullmq', '@nestjs/bull', 'rq', 'arq', 'django-rq'],
  ...['celery', 'kombu', 'dramatiq', 'taskiq', 'huey'],
]);

/** Everything that they keep carries the time at which it ends, and can be made again or is lost with little harm. */
const caches: ReadonlySet<string> = new Set([
  ...['@keyv/redis', 'keyv', 'cache-manager', 'cache-manager-redis-store', 'cache-manager-ioredis-yet'],
  ...[
    'cache-manager-redis-yet',
    'rate-limit-redis',
    'fastapi-limiter',
    'flask-caching',
    'aiocache',
    'limits',
    'slowapi',
  ],
]);

/** Clients that others bring along and that say nothing of a purpose. */
const plain: ReadonlySet<string> = new Set(['redis', 'ioredis', '@redis/client', 'hiredis', 'valkey', 'iovalkey']);

interface Choice {
  value: string;
  because: string;
}

/** What is done when the memory is full, by the libraries that fill it. */
export function evictionFor(clients: readonly string[]): Choice | undefined {
  const queue = clients.find((client) => queues.has(client));
  if (queue !== undefined)
    return { value: 'noeviction', because: `${queue} keeps jobs in it, of which none may be lost.` };
  if (clients.includes('connect-redis'))
    return {
      value: 'volatile-lru',
      because: 'connect-redis keeps sessions in it: of those that end, the oldest go first.',
    };
  const cache = cacheAmong(clients);
  return cache === undefined
    ? undefined
    : { value: 'allkeys-lru', because: `${cache} uses it as a cache: what was used last stays.` };
}

/** A cache alone starts empty. */
export function persistenceFor(clients: readonly string[]): Choice | undefined {
  const cache = cacheAmong(clients);
  return cache === undefined
    ? undefined
    : { value: 'none', because: `${cache} uses it as a cache, which fills again after a restart.` };
}

/** The library that makes it a cache, where none makes it anything else. */
function cacheAmong(clients: readonly string[]): string | undefined {
  const telling = clients.filter((client) => !plain.has(client));
  return telling.every((client) => caches.has(client)) ? telling[0] : undefined;
}
