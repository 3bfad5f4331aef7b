import { defineRule } from '../define-rule.ts';

const dangerous = new Set([
  ...[
    'ALL',
    'SYS_ADMIN',
    'SYS_MODULE',
    'SYS_RAWIO',
    'SYS_PTRACE',
    'SYS_BOOT',
    'SYS_TIME',
    'SYS_TTY_CONFIG',
    'SYS_NICE',
  ],
  ...[
    'SYS_RESOURCE',
    'SYS_PACCT',
    'DAC_READ_SEARCH',
    'NET_ADMIN',
    'BPF',
    'PERFMON',
    'SYSLOG',
    'MAC_ADMIN',
    'MAC_OVERRIDE',
  ],
  ...[
    'AUDIT_CONTROL',
    'AUDIT_READ',
    'BLOCK_SUSPEND',
    'WAKE_ALARM',
    'IPC_LOCK',
    'LEASE',
    'LINUX_IMMUTABLE',
    'CHECKPOINT_RESTORE',
  ],
]);
export default defineRule({
  id: 'added-capability',
  severity: 'high',
  title: 'Capabilities beyond the defaults are added',
  fix: 'Take it away; where the program really needs it, excuse this line with the reason.',
  also: { 'compose-lint': ['CL-0011', 'CL-0024', 'CL-0027', 'CL-0028', 'CL-0029', 'CL-0030'], cis: ['5.4'] },
  on: {
    *compose({ services }) {
      for (const { name, value, at } of services) {
        const added = Array.isArray(value.cap_add) ? value.cap_add : [];
        for (const [index, one] of added.entries()) {
          const capability = String(one).toUpperCase().replace(/^CAP_/, '');
          if (dangerous.has(capability))
            yield { ...at(['cap_add', index]), message: `Service ${name} gets ${capability}.` };
        }
      }
    },
  },
});
