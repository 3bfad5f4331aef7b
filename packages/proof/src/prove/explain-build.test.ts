import { expect, test } from 'vitest';
import { explainComposeBuild } from './explain-build.ts';

test('a command that failed: its stage, its exit code, its last lines', () => {
  const error =
    explainComposeBuild(`#7 ERROR: process "/bin/sh -c make mast" did not complete successfully: exit code: 3
------
 > [web build 4/5] RUN make mast:
0.312 the mast is missing
------
Dockerfile:4
failed to solve: process "/bin/sh -c make mast" did not complete successfully: exit code: 3
`);
  expect(error).toMatchObject({ code: 'BUILD_STEP_FAILED', lines: ['the mast is missing'] });
  expect(error.message).toContain('RUN make mast');
});

test('a base image whose registry is out of reach', () => {
  const error = explainComposeBuild(
    'failed to solve: node:22-slim: failed to resolve source metadata for docker.io/library/node:22-slim: failed to do request: Head "https://registry.example/v2/library/node": dial tcp: lookup registry.example: no such host\n',
  );
  expect(error).toMatchObject({ code: 'REGISTRY_UNREACHABLE', message: expect.stringContaining('node:22-slim') });
});
