import { expect, test } from 'vitest';
import { type Cause, causeFinder, dockerfilesOf } from './find-cause.ts';

const compose = `services:
  quay:
    build: { context: ../quay, dockerfile: image/Dockerfile, target: serve }
    privileged: false
    security_opt: ["seccomp:unconfined", "apparmor:unconfined"]
    volumes:
      - data:/data
      - /var/run/docker.sock:/var/run/docker.sock
  tide:
    image: tide:1
    user: "0"
    cap_drop: []
volumes: { data: {} }
`;
const dockerfile = `FROM node:22 AS build
USER root
ENV API_KEY=hk4Jd83jsKq92ls0
FROM node:22-slim AS serve
COPY --from=build /app /app
USER 1000
USER root
CMD ["node", "quay.js"]
FROM serve AS debug
CMD ["node", "--inspect", "quay.js"]
`;
const path = 'deploy/compose.yaml';
const find = causeFinder({ compose: { path, text: compose }, dockerfiles: new Map([['quay', dockerfile]]) });

const cases: [id: string, service: string, cause: Cause | undefined, place: string | undefined][] = [
  ['root-user', 'quay', { compose: ['user'], dockerfile: ['USER'] }, 'quay/image/Dockerfile:7'],
  ['root-user', 'tide', { compose: ['user'], dockerfile: ['USER'] }, `${path}:11`],
  // The rule of the same id knows which item of a list it is.
  ['engine-socket', 'quay', { compose: ['volumes'] }, `${path}:8`],
  // What is turned off decides nothing; no rule has this id.
  ['unmasked-kernel-paths', 'quay', { compose: ['privileged', 'security_opt'] }, `${path}:5`],
  ['kernel-capabilities', 'tide', { compose: ['cap_drop'] }, `${path}:9`],
  // The target counts, not what stands last in the file, and not what another stage holds.
  ['unforwarded-signals', 'quay', { dockerfile: ['ENTRYPOINT', 'CMD'] }, 'quay/image/Dockerfile:8'],
  ['leaked-secret', 'quay', { dockerfile: [] }, 'quay/image/Dockerfile:4'],
  ['failing-health-check', 'quay', { compose: ['healthcheck'], dockerfile: ['HEALTHCHECK'] }, undefined],
  ['oversized-image', 'tide', { dockerfile: [] }, undefined],
  ['slow-start', 'quay', undefined, undefined],
  ['root-user', 'pier', { compose: ['user'] }, undefined],
];

test.each(cases)('%s of %s, by %j, is at %s', (id, service, cause, place) => {
  const found = find(cause === undefined ? { id } : { id, cause }, service);
  expect(found && `${found.file}:${found.line}`).toBe(place);
});

test.each([
  ['build: .', { path: 'deploy/Dockerfile' }],
  ['build: { dockerfile: "${FILE:-Other}", target: run }', { path: 'deploy/Other', target: 'run' }],
  ['build: { context: .. }', { path: 'Dockerfile' }],
  ['build: "${WHERE}"', undefined],
  ['build: https://example.org/repository.git', undefined],
  ['build: /srv/quay', undefined],
  ['build: ../..', undefined],
  ['build: { dockerfile_inline: FROM node }', undefined],
  ['image: quay', undefined],
])('a service with %s is built by %j', (line, expected) => {
  expect(dockerfilesOf(path, `services:\n  quay:\n    ${line}\n`).get('quay')).toEqual(expected);
});

test.each(['', '- services', 'a: b: c', 'services: 7'])('%j describes nothing', (text) => {
  const find = causeFinder({ compose: { path, text }, dockerfiles: new Map() });
  expect(find({ id: 'root-user', cause: { compose: ['user'] } }, 'quay')).toBeUndefined();
});
