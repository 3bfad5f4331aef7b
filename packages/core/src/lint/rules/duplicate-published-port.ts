import { publishedPortsOf } from '../compose/published-ports.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'duplicate-published-port',
  severity: 'high',
  title: 'Two services want one port of the host',
  fix: 'Give each a port of its own, or put them behind one proxy.',
  also: { dclint: ['no-duplicate-exported-ports'] },
  on: {
    *compose({ services }) {
      const seen = new Map<string, string>();
      for (const service of services) {
        // Services of different profiles need not run at once.
        if (service.value.profiles !== undefined) continue;
        for (const { address = '', host, protocol, at } of publishedPortsOf(service)) {
          if (host === undefined || host === '0') continue;
          const key = `${address}:${host}/${protocol}`;
          const other = seen.get(key);
          if (other !== undefined)
            yield { ...at, message: `${service.name} and ${other} both want port ${host} of the host.` };
          seen.set(key, service.name);
        }
      }
    },
  },
});
