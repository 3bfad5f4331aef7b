import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'memcached',
  name: 'Memcached',
  recognition: {
    clients: { node: ['memcached', 'memjs'], python: ['pymemcache', 'python-memcached', 'pylibmc', 'aiomcache'] },

    urlSchemes: ['memcached'],
    words: ['MEMCACHED', 'MEMCACHE'],
    sharedWords: ['CACHE'],
    images: ['memcached'],
    ports: [11211],
  },
});
