import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { wiring } from './wiring.ts';

const named = 'Named after the project.';
const nameOf = ({ project }: { project: string }) => project.replaceAll('-', '_');

export default defineDatastore({
  id: 'mongodb',
  name: 'MongoDB',
  recognition: {
    clients: {
      node: ['mongodb', 'mongoose', '@nestjs/mongoose', '@fastify/mongodb', '@typegoose/typegoose', 'monk', 'mongoist'],
      python: ['pymongo', 'motor', 'beanie', 'odmantic', 'mongoengine', 'flask-pymongo', 'aiomongo'],
    },
    possibleClients: { node: ['agenda', 'connect-mongo'] },
    dialects: ['mongodb'],
    urlSchemes: ['mongodb'],
    words: ['MONGO', 'MONGODB', 'MONGO_DB', 'MONGOOSE', 'MONGOLAB', 'MONGOHQ'],
    sharedWords: ['DATABASE', 'DB'],
    images: ['mongo', 'mongodb', 'mongodb-community-server'],
    ports: [27017],
  },
  service: {
    image: 'mongo',
    port: 27017,
    defaultVersion: '8.0',
    resources: { memoryMb: 1024, memoryReservationMb: 1024, cpus: 1, cpuReservation: 0.25, pids: 512 },
    resourcesBecause: 'MiB. Its cache takes 256 at least, and its shell, which asks for its health, some 200.',
    budgets: { imageTransferredMb: 400, imageUnpackedMb: 1100, startSeconds: 60, shutdownSeconds: 30 },
    settings: {
      database: { value: nameOf, because: named, fromConnection: ({ database }) => database },
      username: { value: nameOf, because: named, fromConnection: ({ username }) => username },
    },
    wiring,
    container,
  },
});
