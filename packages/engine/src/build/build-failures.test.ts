import { describe, expect, it, test } from 'vitest';
import { explainBuildFailure } from './build-failures.ts';
import type { FailedStep } from './step-tracker.ts';

const EXIT = 'process "/bin/sh -c x" did not complete successfully: exit code: 1';
const INSTALL =
  'RUN --mount=type=cache,target=/root/.npm --mount=type=bind,from=ca,target=/run/ca NODE_EXTRA_CA_CERTS=/run/ca/ca-certificates.crt npm ci';

function step(name: string, lines: string[], error = EXIT): FailedStep {
  return { stage: 'dependencies', name, error, lines };
}

function explain(failed: FailedStep | undefined, text: string[] = [], caOrigin?: string) {
  const failure = {
    bakeFile: 'harbour.hcl',
    text,
    attempts: 2,
    ...(failed && { step: failed }),
    ...(caOrigin && { caOrigin }),
  };
  const { code, message, lines } = explainBuildFailure(failure);
  return { code, message, lines };
}

// What npm 10.9, pnpm 10, uv 0.8 and pip 25 really print.
test.each([
  [
    'npm',
    INSTALL,
    'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
  ],
  ['npm', INSTALL, 'npm error The `npm ci` command can only install with an existing package-lock.json or'],
  [
    'pnpm',
    'RUN pnpm install --frozen-lockfile',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date with <ROOT>/package.json',
  ],
  [
    'pdm',
    'RUN pdm lock --check',
    "WARNING: Lockfile doesn't satisfy the project requirements, packages may be outdated",
  ],
  ['uv', 'RUN uv sync --locked', 'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.'],
])('%s refuses a lockfile: %#', (tool, command, line) => {
  const { code, message } = explain(step(command, [line]));
  expect(code).toBe('LOCKFILE_OUT_OF_STEP');
  expect(message).toContain(`${tool} refused the exact install in stage dependencies`);
});

// What npm 10.9, pnpm 10.20, Yarn 4.18, Bun 1.4, pip 25 and uv 0.13 really print.
test.each([
  [401, INSTALL, 'npm error code E401'],
  [403, INSTALL, 'npm error code E403'],
  [401, 'RUN pnpm install --frozen-lockfile', ' ERR_PNPM_FETCH_401  GET http://r.example/@h%2Ft: Unauthorized - 401'],
  [401, 'RUN yarn install --immutable', '➤ YN0041: │ @h/t@npm:1.0.0: Invalid authentication (as an unknown user)'],
  [403, 'RUN yarn install --immutable', '➤ YN0035: │   Response Code: 403 (Forbidden)'],
  [401, 'RUN bun install', 'error: GET http://r.example/@h%2ft - 401'],
  [401, 'RUN pip install t', 'WARNING: 401 Error, Credentials not correct for http://r.example/simple/t/'],
  [403, 'RUN pip install t', '  ERROR: HTTP error 403 while getting http://u:****@r.example/t-1.0.tar.gz'],
  [
    401,
    'RUN uv pip install t',
    'hint: An index URL (http://r.example) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
  ],
  [403, 'RUN uv pip install t', 'hint: An index (http://r.example) returned a 403 Forbidden error.'],
])('a registry answers %d to %s', (status, command, line) => {
  const { code, message } = explain(step(command, [line]));
  expect(code).toBe('PACKAGE_LOGIN_REFUSED');
  expect(message).toContain(`was refused by the package registry (${status})`);
});

test('a refusal that the application itself meets is not one of packages', () => {
  expect(explain(step('RUN node build.js', ['error: GET https://api.example/tides - 401'])).code).toBe(
    'BUILD_STEP_FAILED',
  );
});

describe('certificates', () => {
  it('that the build did not get', () => {
    const { code, message } = explain(step(INSTALL, ['npm error code SELF_SIGNED_CERT_IN_CHAIN']));
    expect(code).toBe('BUILD_CA_UNTRUSTED');
    expect(message).toBe(
      "In stage dependencies, RUN npm ci does not trust the server's certificate; no extra certificate authority was given to the build.",
    );
  });

  it('that the command does not mount', () => {
    const line =
      "(Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed')))";
    const { message } = explain(step('RUN pip install six', [line]), [], 'PIP_CERT');
    expect(message).toContain('the build has the certificates of PIP_CERT, but this command does not mount them');
  });

  it('that npm 10 says nothing about', () => {
    expect(explain(step(INSTALL, ['npm error Exit handler never called!'])).code).toBe('BUILD_CA_UNTRUSTED');
  });
});

describe('network', () => {
  it.each([
    [
      INSTALL,
      'npm error request to https://packages.example.com/is-odd failed, reason: getaddrinfo EAI_AGAIN packages.example.com',
      'packages.example.com',
    ],
    [
      'RUN pip install six',
      "HTTPSConnectionPool(host='pip.example.org', port=443): Read timed out.",
      'pip.example.org',
    ],
    ['RUN apt-get update', "  Temporary failure resolving 'deb.example.net'", 'deb.example.net'],
    ['RUN curl -O https://x.example/y', 'curl: (6) Could not resolve host: x.example', 'x.example'],
    [
      'RUN npm run build',
      'request to https://fonts.example.com/css2?family=Inter failed, reason: getaddrinfo ENOTFOUND fonts.example.com',
      'fonts.example.com',
    ],
    ['RUN node build.js', 'Error: getaddrinfo EAI_AGAIN tides.example.com', 'tides.example.com'],
    [
      'RUN python manage.py collectstatic',
      "urllib3.exceptions.NameResolutionError: Failed to resolve 'cdn.example.org' ([Errno -2] Name or service not known)",
      'cdn.example.org',
    ],
  ])('%s', (command, line, host) => {
    const { code, message } = explain(step(command, [line]));
    expect(code).toBe('BUILD_NETWORK_UNREACHABLE');
    expect(message).toContain(`could not reach ${host} (tried 2 times)`);
  });

  it("is not blamed for what an application's own test prints", () => {
    const codeOf = (line: string) => explain(step('RUN npm run test', [line])).code;
    expect(codeOf('Error: connect ECONNREFUSED 127.0.0.1:5432')).toBe('BUILD_STEP_FAILED');
    expect(codeOf('Error: getaddrinfo ENOTFOUND localhost')).toBe('BUILD_STEP_FAILED');
  });
});

describe('base images', () => {
  const failed = 'ERROR: failed to solve: ghost:7: failed to resolve source metadata for docker.io/library/ghost:7: ';
  const metadata: FailedStep = { name: 'load metadata for docker.io/library/ghost:7', error: 'not found', lines: [] };

  it('whose registry does not answer', () => {
    const reason =
      'failed to do request: Head "https://registry.example.com/v2/library/ghost/manifests/7": dial tcp: lookup registry.example.com on 192.0.2.53:53: no such host';
    expect(explain(metadata, [failed + reason]).message).toBe(
      'The image ghost:7 is not on this machine and its registry registry.example.com could not be reached: dial tcp: lookup registry.example.com on 192.0.2.53:53: no such host (tried 2 times).',
    );
  });

  it('that do not exist', () => {
    const { code, message } = explain(metadata, [`${failed}docker.io/library/ghost:7: not found`]);
    expect(code).toBe('BASE_IMAGE_MISSING');
    expect(message).toContain('The image ghost:7 does not exist or may not be pulled');
  });
});

test.each([
  ['a command', step('RUN cp -r /a /b', ["cp: error writing '/b/x': No space left on device"]), []],
  ['npm', step(INSTALL, ['npm error code ENOSPC', 'npm error errno -28']), []],
  [
    'BuildKit',
    undefined,
    ['ERROR: failed to solve: failed to copy: write /data/blobs/sha256/ab: no space left on device'],
  ],
  [
    'the exporter',
    undefined,
    [
      'ERROR: failed to solve: failed to mkdir /data/snapshots/9/fs/app: mkdir /data/snapshots/9/fs/app: no space left on device',
    ],
  ],
])('a full disk, as %s says it', (_who, failed, text) => {
  expect(explain(failed, text).code).toBe('ENGINE_DISK_FULL');
});

describe('files', () => {
  it('that COPY does not find, also in a folder that is not there', () => {
    const named = step('COPY x.lock /', [], 'failed to calculate checksum of ref v0i::qgu: "/x.lock": not found');
    expect(explain(named).message).toBe(
      'Stage dependencies copies x.lock, which the build does not have (COPY x.lock /).',
    );
    const unnamed = step(
      'COPY --chown=1:1 lock/x y/ /',
      [],
      'failed to walk /tmp/buildkit-mount42/lock: lstat /tmp/buildkit-mount42/lock: no such file or directory',
    );
    expect(explain(unnamed).message).toContain('copies lock/x or y/,');
  });

  it('that are no Dockerfile or no bake file', () => {
    const quoted = ['web.Dockerfile:8', '--------------------', '   8 | >>> RNU foo', '--------------------'];
    const parse =
      'ERROR: failed to solve: dockerfile parse error on line 8: unknown instruction: RNU (did you mean RUN?)';
    expect(explain(undefined, [...quoted, parse])).toEqual({
      code: 'DOCKERFILE_INVALID',
      message: 'web.Dockerfile line 8 is not a valid Dockerfile: unknown instruction: RNU (did you mean RUN?).',
      lines: ['   8 | >>> RNU foo'],
    });
    expect(
      explain(undefined, ['ERROR: failed to solve: failed to read dockerfile: open Nope: no such file or directory'])
        .code,
    ).toBe('DOCKERFILE_INVALID');
    expect(explain(undefined, ['ERROR: harbour.hcl:1,4-5: Invalid block']).code).toBe('BAKE_FILE_INVALID');
  });
});

test('anything else keeps its last lines, without what npm says about itself', () => {
  const noise = [
    'npm error',
    'npm notice New major version of npm available!',
    'npm error A complete log of this run can be found in: /x',
  ];
  const { code, message, lines } = explain(
    step('RUN npm run build', ['Type error: no q', ...noise], `${EXIT.slice(0, -1)}2`),
  );
  expect({ code, lines }).toEqual({ code: 'BUILD_STEP_FAILED', lines: ['Type error: no q'] });
  expect(message).toBe('The build stopped in stage dependencies: RUN npm run build failed (exit code 2).');
});

test('a step that was killed points to memory', () => {
  const error = 'process "/bin/sh -c next build" did not complete successfully: exit code: 137';
  expect(explain(step('RUN next build', [], error)).message).toContain('(killed, most likely for lack of memory)');
});
