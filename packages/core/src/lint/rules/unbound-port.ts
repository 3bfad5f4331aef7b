import { isDatastore } from '../compose/datastore-images.ts';
import { publishedPortsOf } from '../compose/published-ports.ts';
import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'unbound-port',
  severity: 'low',
  title: 'A port is published on every interface of the host',
  fix: 'Name the address: `127.0.0.1:8080:8080` behind a proxy, or the one that others are to reach.',
  also: { 'compose-lint': ['CL-0005'], dclint: ['no-unbound-port-interfaces'], cis: ['5.14'] },
  on: {
    *compose({ services }) {
      for (const service of services) {
        // A database is another matter: exposed-database.
        if (isDatastore(service)) continue;
        for (const { address, host, container, at } of publishedPortsOf(service)) {
          if (address !== undefined && !/^(?:0\.0\.0\.0|\[?::\]?)$/.test(address)) continue;
          yield {
            ...at,
            message: `Service ${service.name} listens on ${host ?? 'a free port'} of every interface for ${container}.`,
          };
        }
      }
    },
  },
});
