import { expect, test } from 'vitest';
import { parseReference } from './image-reference.ts';

test.each([
  ['localhost:5055/own', { registry: 'localhost:5055', repository: 'localhost:5055/own', name: 'own', tag: 'latest' }],
  ['postgres', { registry: '', repository: 'postgres', name: 'postgres', tag: 'latest' }],
  ['docker.io/library/redis:8', { registry: '', repository: 'redis', name: 'redis', tag: '8' }],
  ['localhost/app', { registry: 'localhost', repository: 'localhost/app', name: 'app', tag: 'latest' }],
  [
    'host.example:5000/a/b',
    { registry: 'host.example:5000', repository: 'host.example:5000/a/b', name: 'b', tag: 'latest' },
  ],
  [
    'ghcr.io/a/b:1@sha256:0f',
    { registry: 'ghcr.io', repository: 'ghcr.io/a/b', name: 'b', tag: '1', digest: 'sha256:0f' },
  ],
])('%s', (reference, parts) => expect(parseReference(reference)).toEqual(parts));
