import { expect, test } from 'vitest';
import { type Crash, recogniseCrash } from './crash-causes.ts';

function recognise(lines: string[], crash: Partial<Crash> = {}) {
  const cause = recogniseCrash({
    service: 'quay',
    exitCode: 1,
    oomKilled: false,
    startError: '',
    restarts: 0,
    lines,
    ...crash,
  });
  return cause && `${cause.error.code}: ${cause.phrase}`;
}

// What Node 22, Python 3.13 with uvicorn, SQLAlchemy and pydantic, and PostgreSQL 17 really print.
test.each([
  [["Error: Cannot find module 'express'"], 'MODULE_MISSING: the module express is not in its image'],
  [
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'zod' imported from /app/a.js"],
    'MODULE_MISSING: the module zod is not in its image',
  ],
  [["ModuleNotFoundError: No module named 'fastapi'"], 'MODULE_MISSING: the module fastapi is not in its image'],
  [['/usr/bin/python3.13: No module named uvicorn'], 'MODULE_MISSING: the module uvicorn is not in its image'],
  [
    ['ERROR:    Error loading ASGI app. Could not import module "src.mian".'],
    'MODULE_MISSING: the module src.mian is not in its image',
  ],
  [
    ['node: error while loading shared libraries: libatomic.so.1: cannot open shared object file'],
    'MODULE_MISSING: the module libatomic.so.1 is not in its image',
  ],
  [
    ['Error: listen EADDRINUSE: address already in use :::4317'],
    'LISTEN_PORT_TAKEN: its port is taken inside its container',
  ],
  [
    ["ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8123): address already in use"],
    'LISTEN_PORT_TAKEN: its port is taken inside its container',
  ],
  [
    ["Error: EROFS: read-only file system, mkdir '/app/.next/cache'"],
    'FILE_SYSTEM_READ_ONLY: it writes to /app/.next/cache on a read-only file system',
  ],
  [
    ["OSError: [Errno 30] Read-only file system: '/data/x.log'"],
    'FILE_SYSTEM_READ_ONLY: it writes to /data/x.log on a read-only file system',
  ],
  [["Error: EACCES: permission denied, open '/srv/key.pem'"], 'FILE_ACCESS_DENIED: its user may not use /srv/key.pem'],
  [
    ["PermissionError: [Errno 13] Permission denied: '/run/secrets/k'"],
    'FILE_ACCESS_DENIED: its user may not use /run/secrets/k',
  ],
  [['Error: connect ECONNREFUSED 127.0.0.1:5432'], 'DATABASE_UNREACHABLE: it could not reach 127.0.0.1:5432'],
  [['Error: getaddrinfo ENOTFOUND stores'], 'DATABASE_UNREACHABLE: it could not reach stores'],
  [
    [
      'psycopg.OperationalError: connection failed: connection to server at "10.9.0.2", port 5432 failed: Connection refused',
    ],
    'DATABASE_UNREACHABLE: it could not reach 10.9.0.2',
  ],
  [
    ['FATAL:  password authentication failed for user "quay"'],
    'DATABASE_REFUSED_LOGIN: the database refused its name or password',
  ],
  [["KeyError: 'DATABASE_URL'"], 'ENVIRONMENT_VARIABLE_MISSING: it needs the variable DATABASE_URL'],
  [['Error: STRIPE_KEY is required'], 'ENVIRONMENT_VARIABLE_MISSING: it needs the variable STRIPE_KEY'],
  [
    ['Missing required environment variable: QUAY_TOKEN'],
    'ENVIRONMENT_VARIABLE_MISSING: it needs the variable QUAY_TOKEN',
  ],
  [
    ['1 validation error for Settings', 'database_url', '  Field required [type=missing, input_value={}]'],
    'ENVIRONMENT_VARIABLE_MISSING: it needs the variable DATABASE_URL',
  ],
  [
    ['Error: Database is uninitialized and superuser password is not specified.'],
    'ENVIRONMENT_VARIABLE_MISSING: it needs the variable POSTGRES_PASSWORD',
  ],
  ...(
    [
      [
        'Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - TIDE_KEY',
      ],
      [' Missing environment variables:', '    TIDE_KEY: eg. "7"'],
      ["Invalid environment variables: { TIDE_KEY: [ 'Required' ] }"],
      ['Invalid environment variables:', '  TIDE_KEY: Invalid input: expected string, received undefined'],
      ["{ _errors: [], TIDE_KEY: { _errors: [ 'Required' ] } }"],
      ["    path: [ 'TIDE_KEY' ],", "    message: 'Required'"],
      ['/entrypoint.sh: line 3: TIDE_KEY: parameter null or not set'],
      ['sh: 1: TIDE_KEY: parameter not set'],
      ['main.rb:3:in `fetch\': key not found: "TIDE_KEY" (KeyError)'],
      ['django.core.exceptions.ImproperlyConfigured: Set the TIDE_KEY environment variable'],
      ['decouple.UndefinedValueError: TIDE_KEY not found. Declare it as envvar or define a default value.'],
      ['panic: required key TIDE_KEY missing value'],
    ] as string[][]
  ).map((lines): [string[], string] => [lines, 'ENVIRONMENT_VARIABLE_MISSING: it needs the variable TIDE_KEY']),
  [
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    'OUT_OF_MEMORY: it ran out of memory',
  ],
  [['exec /usr/bin/tini-static: exec format error'], 'EXECUTABLE_FORMAT: its program is for another processor'],
  [['sails torn'], undefined],
  [[], undefined],
])('%j', (lines, expected) => {
  expect(recognise(lines)).toBe(expected);
});

test.each<[Partial<Crash>, string[], string]>([
  [{ oomKilled: true, exitCode: 137, memoryLimitBytes: 67108864 }, [], 'OUT_OF_MEMORY: it ran out of memory'],
  [
    {
      exitCode: 127,
      startError: 'failed to create task: exec: "gunicorn": executable file not found in $PATH: unknown',
    },
    [],
    'COMMAND_NOT_FOUND: gunicorn is not in the image',
  ],
  [
    { exitCode: 127 },
    ['[FATAL tini (7)] exec uvicorn failed: No such file or directory'],
    'COMMAND_NOT_FOUND: uvicorn is not in the image',
  ],
  [{ exitCode: 127 }, ['sh: 1: next: not found'], 'COMMAND_NOT_FOUND: next is not in the image'],
  [
    { exitCode: 126, startError: 'exec: "/app/run.sh": permission denied: unknown' },
    [],
    'COMMAND_NOT_EXECUTABLE: /app/run.sh may not be executed',
  ],
])('%j', (crash, lines, expected) => {
  expect(recognise(lines, crash)).toBe(expected);
});

test.each<[string, Partial<Crash>]>([
  ['the engine saw the kernel do it, with no limit of its own', { oomKilled: true, exitCode: 137 }],
  ['the kernel took a child, and the program ended by itself', { oomKilled: true, exitCode: 1 }],
  ['killed below a limit, by a kernel that the engine did not hear', { exitCode: 137, memoryLimitBytes: 67_108_864 }],
])('out of memory: %s', (_, crash) => {
  expect(recognise([], crash)).toBe('OUT_OF_MEMORY: it ran out of memory');
});

test('being killed by somebody is not taken for a memory limit that does not exist', () => {
  expect(recognise([], { exitCode: 137 })).toBeUndefined();
});
