import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'mongodb',
  name: 'MongoDB',
  recognition: {
    clients: { node: ['mongodb', 'mongoose'], python: ['pymongo', 'motor', 'beanie', 'odmantic'] },
    prismaProviders: ['mongodb'],
    urlSchemes: ['mongodb'],
    words: ['MONGO', 'MONGODB', 'MONGO_DB'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['mongo', 'mongodb', 'mongodb-community-server'],
    ports: [27017],
  },
});
