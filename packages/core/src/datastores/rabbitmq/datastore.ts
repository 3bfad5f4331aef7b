import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'rabbitmq',
  name: 'RabbitMQ',
  recognition: {
    clients: { node: ['amqplib', 'amqp-connection-manager'], python: ['pika', 'aio-pika'] },

    urlSchemes: ['amqp', 'amqps'],
    words: ['RABBITMQ', 'AMQP'],
    sharedWords: ['BROKER', 'CELERY_BROKER'],
    images: ['rabbitmq'],
    ports: [5672],
  },
});
