import { listOf } from '../compose/linted-compose.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'host-device',
  severity: 'medium',
  title: 'Devices of the host are handed on',
  fix: 'Take the device away, or excuse the line with what it is needed for.',
  also: { 'compose-lint': ['CL-0016'], cis: ['5.18'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        for (const key of ['devices', 'device_cgroup_rules']) {
          for (const [index, device] of listOf(value[key]).entries()) {
            const path = typeof device === 'string' ? device : JSON.stringify(device);
            // What makes tunnels and shows pictures reaches nothing else.
            if (
              /^\/dev\/(?:net\/tun|fuse|dri|nvidia|kfd|snd|video|null|zero|u?random)/.test(path) ||
              /^[\w.-]+\/[\w-]+=/.test(path)
            )
              continue;
            yield { ...at([key, index]), message: `Service ${name} gets ${path}.` };
          }
        }
      }
    },
  },
});
