import { defineDatastore } from '../define-datastore.ts';
import { container } from './container.ts';
import { wiring } from './wiring.ts';

export default defineDatastore({
  id: 'rabbitmq',
  name: 'RabbitMQ',
  recognition: {
    clients: {
      node: [
        'amqplib',
        'amqp-connection-manager',
        'rascal',
        'rabbitmq-client',
        '@golevelup/nestjs-rabbitmq',
        '@cloudamqp/amqp-client',
      ],
      python: ['pika', 'aio-pika', 'aiormq', 'amqpstorm'],
    },
    possibleClients: {
      node: ['@nestjs/microservices'],
      python: [
        'celery',
        'kombu',
        'dramatiq',
        'taskiq',
        'taskiq-aio-pika',
        'faststream',
        'nameko',
        'django-celery-beat',
      ],
    },
    urlSchemes: ['amqp', 'amqps', 'pyamqp'],
    words: ['RABBITMQ', 'RABBIT', 'RABBIT_MQ', 'AMQP', 'CLOUDAMQP'],
    sharedWords: ['BROKER', 'CELERY_BROKER', 'QUEUE', 'MQ'],
    sharedVariables: ['CELERY_BROKER'],
    severalAddresses: true,
    images: ['rabbitmq'],
    ports: [5672],
  },
  service: {
    image: 'rabbitmq',
    port: 5672,
    defaultVersion: '4',
    resources: { memoryMb: 512, memoryReservationMb: 512, cpus: 1, cpuReservation: 0.25, pids: 256 },
    resourcesBecause:
      'MiB. From 60 % of it on it makes publishers wait; the program that asks for its health takes some 60.',
    budgets: { imageTransferredMb: 200, imageUnpackedMb: 500, startSeconds: 60, shutdownSeconds: 30 },
    settings: {
      virtualHost: {
        value: () => '/',
        because: "The server's own default.",
        fromConnection: ({ database }) => database,
      },
      username: {
        value: ({ project }) => project.replaceAll('-', '_'),
        because: 'Named after the project.',
        // That one may log in from its own machine alone.
        fromConnection: ({ username }) => (username === 'guest' ? undefined : username),
      },
    },
    wiring,
    container,
  },
});
