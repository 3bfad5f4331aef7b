import { mountsOf } from '../compose/mounts.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'engine-socket',
  severity: 'critical',
  title: "A container engine's socket is mounted",
  fix: 'Take the mount away; where a program must see containers, put a proxy before the socket that permits only those questions.',
  also: { 'compose-lint': ['CL-0001'], cis: ['5.32'], dockle: ['DKL-DI-0002'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        for (const { source, at } of mountsOf(service)) {
          const socket = /(?:^|\/)(?:docker|podman|containerd|crio|buildkitd)\.sock$/.test(source ?? '');
          if (socket)
            yield { ...at, message: `Service ${service.name} gets ${source}: who controls it controls the host.` };
        }
      }
    },
  },
});
