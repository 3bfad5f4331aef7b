import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 'elasticsearch',
  name: 'Elasticsearch',
  recognition: {
    clients: {
      node: ['@elastic/elasticsearch', '@opensearch-project/opensearch'],
      python: ['elasticsearch', 'opensearch-py'],
    },

    urlSchemes: [],
    words: ['ELASTICSEARCH', 'ELASTIC', 'OPENSEARCH'],
    sharedWords: [],
    images: ['elasticsearch', 'opensearch'],
    ports: [9200],
  },
});
