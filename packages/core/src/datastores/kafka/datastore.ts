import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'kafka',
  name: 'Kafka',
  recognition: {
    clients: { node: ['kafkajs'], python: ['kafka-python', 'aiokafka', 'confluent-kafka'] },

    urlSchemes: ['kafka'],
    words: ['KAFKA'],
    sharedWords: ['BROKER'],
    images: [],
    ports: [],
  },
});
