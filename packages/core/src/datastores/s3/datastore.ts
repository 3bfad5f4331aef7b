import { defineDatastore } from '../define-datastore.ts';

export default defineDatastore({
  id: 's3',
  name: 'S3-compatible storage',
  recognition: {
    clients: {
      node: ['@aws-sdk/client-s3', '@aws-sdk/lib-storage', 'minio', 'multer-s3'],
      python: ['boto3', 'minio', 'aioboto3', 'aiobotocore', 's3fs'],
    },

    urlSchemes: ['s3'],
    words: ['S3', 'MINIO'],
    sharedWords: [],
    images: [],
    ports: [],
  },
});
