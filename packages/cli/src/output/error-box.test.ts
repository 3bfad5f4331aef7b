import { userError } from '@seaworthy/core/errors';
import { expect, test } from 'vitest';
import { colorsFor } from './colors.ts';
import { renderError } from './error-box.ts';

const plain = colorsFor({ isTTY: false }, {});
const surroundings = { program: 'harbour/seaworthy', pathOf: (page: string) => `/opt/harbour/${page}` };

test('the code stands at the right edge, attempts between message and fix', () => {
  const error = userError('ENGINE_UNREACHABLE', { attempts: ['DOCKER_HOST (not set)', 'a socket (refused)'] });
  const lines = renderError(error, plain, surroundings).split('\n');
  expect(lines[0]).toBe(`✗ Cannot reach a Docker engine.${' '.repeat(40)}ENGINE_UNREACHABLE`);
  expect(lines[1]).toMatch(/^ {2}Tried DOCKER_HOST \(not set\)/);
  expect(lines.slice(-3)).toEqual([
    '  Fix: run `harbour/seaworthy engine install`, or set DOCKER_HOST to an engine that you may use.',
    '  More: /opt/harbour/docs/errors/engine-unreachable.md',
    '',
  ]);
});

test('commands about the project name its folder, those about the machine do not', () => {
  const fixOf = (fix: string) => {
    const error = Object.assign(userError('TARGET_READ_ONLY', { path: 'x', reason: 'y' }), { fix });
    return /Fix: (.*)/.exec(renderError(error, plain, { ...surroundings, place: ' -C pier' }))?.[1];
  };
  expect(fixOf('run `seaworthy generate --force`, then `seaworthy ship`.')).toBe(
    'run `harbour/seaworthy generate --force -C pier`, then `harbour/seaworthy ship -C pier`.',
  );
  for (const words of ['engine start', 'plan --help', 'up -C quay'])
    expect(fixOf(`run \`seaworthy ${words}\`.`)).toBe(`run \`harbour/seaworthy ${words}\`.`);
});

test('a message longer than the box keeps its code on the same line', () => {
  const error = userError('TARGET_READ_ONLY', { path: 'x'.repeat(90), reason: 'permission denied' });
  expect(renderError(error, plain, surroundings).split('\n')[0]).toBe(
    `✗ Cannot write ${'x'.repeat(90)}: permission denied.  TARGET_READ_ONLY`,
  );
});
