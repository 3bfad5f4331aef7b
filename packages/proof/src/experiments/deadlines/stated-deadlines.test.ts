import { expect, test } from 'vitest';
import { statedDeadlines } from './stated-deadlines.ts';

const stated = (command: string[], environment: string[] = []) => statedDeadlines({ words: command, environment });

test.each<[string, string[], string[], [string, number][]]>([
  ['nothing', ['node', 'quay.js'], ['PATH=/bin', 'EMPTY'], []],
  ['the library', ['node', 'quay.js'], ['SEAWORTHY_SHUTDOWN_SECONDS=17'], [['SEAWORTHY_SHUTDOWN_SECONDS', 17]]],
  ['a library that is off', ['node'], ['SEAWORTHY_SHUTDOWN_SECONDS=17', 'SEAWORTHY_RUNTIME=off'], []],
  ['what is no time', ['node'], ['SEAWORTHY_SHUTDOWN_SECONDS=soon'], []],
  ['an empty one', ['node'], ['SEAWORTHY_SHUTDOWN_SECONDS='], []],
  ['uvicorn', ['uvicorn', 'quay:app', '--timeout-graceful-shutdown', '21'], [], [['--timeout-graceful-shutdown', 21]]],
  [
    'gunicorn, twice',
    ['gunicorn', '--graceful-timeout=9', '--graceful-timeout', '11'],
    [],
    [['--graceful-timeout', 11]],
  ],
  ['a shell', ['sh', '-c', 'exec gunicorn --graceful-timeout 13 quay'], [], [['--graceful-timeout', 13]]],
  ['an option without a value', ['gunicorn', '--graceful-timeout'], [], []],
  [
    'arguments by variable',
    ['gunicorn'],
    ['GUNICORN_CMD_ARGS=--workers 2 --graceful-timeout=33'],
    [['--graceful-timeout in GUNICORN_CMD_ARGS', 33]],
  ],
])('%s', (_, command, environment, expected) => {
  expect(stated(command, environment)).toEqual(expected.map(([by, seconds]) => ({ by, seconds })));
});
