import { expect, test } from 'vitest';
import { userError } from '../index.ts';

test('what is missing is named in one sentence, and each kind says what to do', () => {
  const error = userError('CONFIGURATION_MISSING', {
    variables: [{ name: 'TIDE' }],
    files: ['.secrets/key'],
    ports: [{ service: 'quay', port: 4100, variable: 'QUAY_PUBLISHED_PORT' }],
  });
  expect(error.message).toBe('3 things that the stack needs are missing: TIDE, .secrets/key, port 4100.');
  expect(error.lines).toHaveLength(3);
  expect(error.fix.split('; ')).toHaveLength(3);
});

test('of ports alone, too', () => {
  const error = userError('CONFIGURATION_MISSING', { variables: [], ports: [{ service: 'quay', port: 4100 }] });
  expect(error.fix).toBe('stop what holds the port, or publish another one.');
});
