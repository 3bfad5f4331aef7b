import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 's3',
  name: 'S3-compatible storage',
  recognition: {
    clients: { node: ['@aws-sdk/client-s3', 'minio'], python: ['boto3', 'minio', 'aioboto3'] },

    urlSchemes: ['s3'],
    words: ['S3', 'MINIO'],
    sharedWords: [],
    images: [],
    ports: [],
  },
});
