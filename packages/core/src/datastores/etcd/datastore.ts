import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'etcd',
  name: 'etcd',
  recognition: {
    clients: { node: ['etcd3'], python: ['etcd3'] },

    urlSchemes: ['etcd'],
    words: ['ETCD'],
    sharedWords: [],
    images: ['etcd'],
    ports: [2379],
  },
});
