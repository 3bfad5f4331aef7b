import { expect, test } from 'vitest';
import { retyped } from './retyped.ts';

test('what was typed is proposed again, without the value of a secret', () => {
  const env = ['MODE=slow tide', 'API_TOKEN=k3-mussel-9', 'DATABASE_URL=${POSTGRES_URL}'];
  expect(retyped({ port: ['80'], env, health: '/up', with: ['postgres:17'] }, ['node', 'a b'])).toBe(
    " --port 80 --env 'MODE=slow tide' --env API_TOKEN --env 'DATABASE_URL=${POSTGRES_URL}' --health /up --with postgres:17 -- node 'a b'",
  );
  expect(retyped({ service: ['web'], profile: ['prod'] }, [])).toBe(' --service web --profile prod');
  expect(retyped({ container: 'pier' }, [])).toBe(' --container pier');
  expect(retyped({}, [])).toBe('');
});
