import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'engine-socket',
  severity: 'critical',
  title: { pass: "No engine's socket is in the container", fail: "A container engine's socket is in the container" },
  also: { cis: ['5.32'], 'compose-lint': ['CL-0001'] },
  needs: ['engineSockets'],
  cause: { compose: ['volumes'] },
  settings: [],

  judge({ engineSockets: { sockets, addedGroups } }) {
    const measures = [{ value: sockets.length, budget: 0, unit: 'sockets' }];
    if (sockets.length === 0) return pass('Nothing that is mounted is or holds the socket of an engine.', { measures });
    // Whether the process may open it today decides nothing: the next image may run as another user.
    const open = sockets.filter(({ group }) => group !== undefined && addedGroups.includes(String(group)));
    return fail({
      message:
        open.length === 0
          ? 'Whoever may talk to the engine starts containers with the whole host in them: that is root on the host.'
          : 'The service is in the group of the socket too, so any process in it is as good as root on the host.',
      measures,
      seen: sockets.map(
        ({ path, source, group }) => `${path} is ${source}${group === undefined ? '' : `, group ${group}`}`,
      ),
      fix: 'Remove the mount (and `group_add`); where a program has to watch containers, give it a proxy that passes on single read-only requests.',
    });
  },
});
