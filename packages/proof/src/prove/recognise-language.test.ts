import { expect, test } from 'vitest';
import { recogniseLanguage } from './recognise-language.ts';

test.each([
  [[], ['/nodejs/bin/node', 'server.mjs'], 'node'],
  [[], ['/bin/sh', '-c', 'exec uvicorn quay:app'], 'python'],
  [['NODE_VERSION=22.20.0'], ['/usr/bin/python3.13', '-m', 'quay'], 'python'],
  [['PATH=/bin', 'NODE_VERSION=22.20.0'], ['/docker-entrypoint.sh', 'quay'], 'node'],
  [['PATH=/bin'], ['/usr/bin/nodemon-like', 'quay'], 'other'],
])('variables %j and command %j: %s', (environment, command, language) => {
  expect(recogniseLanguage(environment, command)).toBe(language);
});
