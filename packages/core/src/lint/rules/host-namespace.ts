import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'host-namespace',
  severity: 'high',
  title: "A service is in the host's own namespaces",
  fix: 'Take the key away; publish the ports that are needed, and let services reach each other by name.',
  also: { 'compose-lint': ['CL-0008', 'CL-0010'], cis: ['5.10', '5.16', '5.17', '5.21', '5.31'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        for (const key of ['network_mode', 'pid', 'ipc', 'uts', 'userns_mode', 'cgroup']) {
          if (value[key] === 'host') yield { ...at([key]), message: `Service ${name} has ${key}: host.` };
        }
      }
    },
  },
});
