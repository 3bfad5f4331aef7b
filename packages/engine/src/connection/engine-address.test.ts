import { expect, test } from 'vitest';
import { listCandidates } from './engine-address.ts';

const places = (candidates: Awaited<ReturnType<typeof listCandidates>>) =>
  candidates.map(({ strategy, endpoint, ...rest }) => [strategy, endpoint, 'reason' in rest ? rest.reason : '']);

test('DOCKER_HOST is the only candidate when it is set', async () => {
  const listContexts = () => Promise.reject(new Error('must not be asked'));
  const candidates = await listCandidates({ env: { DOCKER_HOST: 'tcp://10.9.8.7:2376' }, home: '/h', listContexts });
  expect(candidates).toEqual([
    {
      strategy: 'DOCKER_HOST',
      endpoint: 'tcp://10.9.8.7:2376',
      env: { DOCKER_HOST: 'tcp://10.9.8.7:2376', DOCKER_CONTEXT: undefined },
    },
  ]);
});

test('the current context comes first, then the others, then sockets; no address twice', async () => {
  const contexts = [
    { name: 'default', endpoint: 'unix:///var/run/docker.sock', current: false },
    { name: 'colima', endpoint: 'unix:///h/.colima/default/docker.sock', current: true },
  ];
  const candidates = await listCandidates({
    env: { XDG_RUNTIME_DIR: '/run/user/1007' },
    home: '/h',
    listContexts: async () => contexts,
  });
  expect(places(candidates)).toEqual([
    ['DOCKER_HOST', '', 'not set'],
    ['context colima', 'unix:///h/.colima/default/docker.sock', ''],
    ['context default', 'unix:///var/run/docker.sock', ''],
    ['socket', 'unix:///run/user/1007/docker.sock', ''],
    ['socket', 'unix:///h/.docker/run/docker.sock', ''],
    ['socket', 'unix:///h/.docker/desktop/docker.sock', ''],
    ['socket', 'unix:///h/.rd/docker.sock', ''],
    ['socket', 'unix:///h/.orbstack/run/docker.sock', ''],
    ['socket', 'unix:///run/user/1007/podman/podman.sock', ''],
    ['socket', 'unix:///run/podman/podman.sock', ''],
  ]);
});

test('without a Docker client, contexts are reported and sockets are still asked', async () => {
  const listContexts = () => Promise.reject(new Error('no docker command on the PATH'));
  const candidates = await listCandidates({ env: {}, home: '/h', listContexts });
  expect(places(candidates).slice(0, 3)).toEqual([
    ['DOCKER_HOST', '', 'not set'],
    ['docker context', '', 'no contexts: no docker command on the PATH'],
    ['socket', 'unix:///var/run/docker.sock', ''],
  ]);
});
