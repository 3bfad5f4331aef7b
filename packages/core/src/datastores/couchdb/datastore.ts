import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'couchdb',
  name: 'CouchDB',
  recognition: {
    clients: { node: ['nano'], python: ['couchdb'] },

    urlSchemes: ['couchdb'],
    words: ['COUCHDB'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['couchdb'],
    ports: [5984],
  },
});
