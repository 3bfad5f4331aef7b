import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'host-namespace',
  severity: 'high',
  title: { pass: 'It has namespaces of its own', fail: "It is in the host's own namespaces" },
  also: { cis: ['5.10', '5.16', '5.17', '5.21', '5.31'], 'compose-lint': ['CL-0008', 'CL-0010'] },
  needs: ['isolation'],
  cause: {},
  settings: [],

  judge({ isolation: { namespaces } }) {
    const shared = namespaces.filter(({ sharedWith }) => sharedWith === 'host').map(({ namespace }) => namespace);
    const measures = [{ value: shared.length, budget: 0, unit: 'namespaces' }];
    if (shared.length === 0) return pass('None of its namespaces is the one of the host.', { measures });
    return fail({
      message: `It shares ${shared.join(', ')} with the host: it sees and reaches what only programs of the host should.`,
      measures,
      seen: shared.map((namespace) => `${namespace}: ${GIVES[namespace]}`),
      fix: `Remove ${shared.map((namespace) => `\`${KEYS[namespace]}: host\``).join(', ')} from the service; publish single ports with \`ports:\`.`,
    });
  },
});

const GIVES = {
  network: "every interface, and every port on the host's loopback",
  pid: 'every process of the host, with its arguments',
  ipc: 'shared memory and semaphores of the host',
  uts: "the host's name, to change with the right capability",
  user: 'no remapping: root in the container is root outside',
  cgroup: 'the control groups of every container',
} as const;
const KEYS = {
  network: 'network_mode',
  pid: 'pid',
  ipc: 'ipc',
  uts: 'uts',
  user: 'userns_mode',
  cgroup: 'cgroup',
} as const;
