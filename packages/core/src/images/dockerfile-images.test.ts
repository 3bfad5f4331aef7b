// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of Dockerfiles
import { expect, test } from 'vitest';
import { imagesOfDockerfile } from './dockerfile-images.ts';

test('base images and images that are copied from, without stages', () => {
  const text = `# syntax=docker/dockerfile:1
ARG NODE=22
ARG BASE="debian:trixie-slim"
FROM --platform=$BUILDPLATFORM node:\${NODE}-trixie-slim AS Build
RUN --mount=type=bind,from=golang:1.24,target=/go true
# FROM nothing
FROM \\
  build AS again
FROM \${RUNTIME:-gcr.io/distroless/nodejs22-debian13}
COPY --from=build /a /a
COPY --chown=1 --from=0 /a /a
COPY --from=busybox:1.37 /bin/sh /sh
FROM $BASE
FROM scratch
`;
  expect(imagesOfDockerfile(text)).toEqual([
    'node:22-trixie-slim',
    'golang:1.24',
    'gcr.io/distroless/nodejs22-debian13',
    'busybox:1.37',
    'debian:trixie-slim',
  ]);
});

test("compose's arguments win over defaults", () => {
  expect(imagesOfDockerfile('ARG NODE=20\nFROM node:$NODE\n', { NODE: '24-trixie' })).toEqual(['node:24-trixie']);
});
