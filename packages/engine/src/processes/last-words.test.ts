import { expect, test } from 'vitest';
import { causeOf, lastWords } from './last-words.ts';

const frames = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    `  File "/app/part_${index}.py", line ${index}, in step`,
    '    step()',
  ]).flat();

const REFUSED =
  'psycopg.OperationalError: connection failed: connection to server at "127.0.0.1", port 5432 failed: Connection refused';
const PYTHON = [
  'INFO:     Started server process [1]',
  'Traceback (most recent call last):',
  ...frames(22),
  REFUSED,
  '\tIs the server running on that host and accepting TCP/IP connections?',
  '',
  'The above exception was the direct cause of the following exception:',
  '',
  'Traceback (most recent call last):',
  ...frames(30),
  `sqlalchemy.exc.OperationalError: (${REFUSED})`,
  '(Background on this error at: https://sqlalche.me/e/20/e3q8)',
  ...Array.from({ length: 14 }, (_, index) => `INFO:     Shutting down part ${index}`),
  'ERROR:    Application startup failed. Exiting.',
];

const NODE = [
  '/app/server.js:3',
  'throw new HarbourError("closed", { cause })',
  '^',
  '',
  'HarbourError [ERR_HARBOUR]: closed',
  '    at start (/app/server.js:3:7)',
  '    at node:internal/main/run_main_module:28:49 {',
  '  [cause]: Error: connect ECONNREFUSED 127.0.0.1:5432',
  '      at TCPConnectWrap.afterConnect (node:net:1:1)',
  '}',
  '',
  'Node.js v22.23.3',
];

const JAVA = [
  'Exception in thread "main" java.lang.IllegalStateException: no harbour',
  '\tat quay.Main.main(Main.java:7)',
  'Caused by: java.net.ConnectException: Connection refused',
  '\t... 1 more',
];

test.each([
  ['a chain of Python', PYTHON, `sqlalchemy.exc.OperationalError: (${REFUSED}), caused by ${REFUSED}`],
  [
    'an error of Node',
    NODE,
    'HarbourError [ERR_HARBOUR]: closed, caused by Error: connect ECONNREFUSED 127.0.0.1:5432',
  ],
  [
    'the JVM',
    JAVA,
    'java.lang.IllegalStateException: no harbour, caused by java.net.ConnectException: Connection refused',
  ],
  ['an exception without a message', ['Traceback (most recent call last):', 'KeyboardInterrupt'], 'KeyboardInterrupt'],
  ['two failures, not one chain', ['ValueError: old', 'started again', 'KeyError: new'], 'KeyError: new'],
  ['no exception', ['listening', 'nginx: [emerg] host not found', ''], 'nginx: [emerg] host not found'],
  ["npm's words after it", ['Error: no quay', 'npm error', 'npm notice New version'], 'Error: no quay'],
  ['silence', ['', ''], undefined],
])('the cause of %s, in one line', (_what, lines, expected) => expect(causeOf(lines)).toBe(expected));

test('the exceptions are among the last words, however long their traces and whatever was said after them', () => {
  const words = lastWords(PYTHON);
  expect(words.length).toBeLessThanOrEqual(15);
  expect(words).toContain(REFUSED);
  expect(words).toContain(`sqlalchemy.exc.OperationalError: (${REFUSED})`);
  expect(words.at(-1)).toBe('ERROR:    Application startup failed. Exiting.');
});

test('of a trace, the places where it may have happened stay', () => {
  const lines = ['Error: no quay', ...Array.from({ length: 9 }, (_, at) => `    at step${at} (/app/x.js:${at}:1)`)];
  expect(lastWords(lines)).toEqual([
    ...['Error: no quay', '    at step0 (/app/x.js:0:1)', '    at step1 (/app/x.js:1:1)'],
    ...['    at step7 (/app/x.js:7:1)', '    at step8 (/app/x.js:8:1)'],
  ]);
});

test('a line without an end is cut', () => {
  expect(lastWords(['x'.repeat(70_000)])).toEqual([`${'x'.repeat(600)} …`]);
});
