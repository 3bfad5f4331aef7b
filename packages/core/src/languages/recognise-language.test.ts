import { expect, test } from 'vitest';
import { recogniseLanguage } from './recognise-language.ts';

test.each([
  [[], ['/nodejs/bin/node', 'server.mjs'], 'node'],
  [[], ['/bin/sh', '-c', 'exec uvicorn quay:app'], 'python'],
  [['NODE_VERSION=22.20.0'], ['/usr/bin/python3.13', '-m', 'quay'], 'python'],
  [['PATH=/bin', 'NODE_VERSION=22.20.0'], ['/docker-entrypoint.sh', 'quay'], 'node'],
  [['PATH=/bin'], ['/usr/bin/nodemon-like', 'quay'], undefined],
])('variables %j and command %j: %s', (environment, command, language) => {
  expect(recogniseLanguage({ environment, command })).toBe(language);
});

test('a language is told by what its own folder says of images', () => {
  const harbour = { id: 'harbour', name: 'Harbour', manifests: [] };
  const known = [harbour, { ...harbour, id: 'crane', inImages: { programs: /^crane$/, variable: 'CRANE_VERSION' } }];
  const recognise = (variable: string, program: string) =>
    recogniseLanguage({ environment: [variable], command: [program] }, known);
  expect(recognise('CRANE_VERSION=7', '/bin/lift')).toBe('crane');
  expect(recognise('PATH=/bin', '/opt/crane')).toBe('crane');
  expect(recognise('NODE_VERSION=22', 'node')).toBeUndefined();
});
