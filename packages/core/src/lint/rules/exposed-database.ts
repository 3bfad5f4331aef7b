import { isDatastore } from '../compose/datastore-images.ts';
import { publishedPortsOf } from '../compose/published-ports.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'exposed-database',
  severity: 'high',
  title: 'A datastore is published on the host',
  fix: 'Take `ports` away: services reach it by its name. To look into it, bind it to 127.0.0.1.',
  also: { 'compose-lint': ['CL-0005'], dclint: ['no-unbound-port-interfaces'], cis: ['5.14'] },
  on: {
    *compose({ services }) {
      for (const service of services.filter(isDatastore)) {
        for (const { address, host, container, at } of publishedPortsOf(service)) {
          if (/^(?:127\.|\[?::1\]?$|localhost$)/.test(address ?? '')) continue;
          yield {
            ...at,
            message: `Everybody who reaches the host reaches ${service.name} at ${host ?? 'a free port'} (${container}).`,
          };
        }
      }
    },
  },
});
