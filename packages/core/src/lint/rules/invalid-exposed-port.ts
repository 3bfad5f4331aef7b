import { defineRule } from '../define-rule.ts';

export default defineRule({
  id: 'invalid-exposed-port',
  severity: 'medium',
  title: 'EXPOSE names no port',
  fix: 'Write the port of the container alone, from 1 to 65535: `EXPOSE 8080`, `EXPOSE 53/udp`.',
  also: { hadolint: ['DL3011'], buildkit: ['ExposeInvalidFormat', 'ExposeProtoCasing'], trivy: ['DS-0008'] },
  on: {
    *dockerfile({ instructions }) {
      for (const { words } of instructions.filter(({ name }) => name === 'EXPOSE')) {
        for (const { value, start, end } of words) {
          if (value.includes('$')) continue;
          const [ports = '', protocol] = value.split('/');
          const isRange =
            /^\d+(?:-\d+)?$/.test(ports) &&
            ports.split('-').every((port) => Number(port) >= 1 && Number(port) <= 65_535);
          if (!isRange) yield { start, end, message: `${value} is no port of a container.` };
          else if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/.test(protocol)) {
            const small = protocol.toLowerCase();
            const edits = /^(?:tcp|udp|sctp)$/.test(small) ? [{ start, end, text: `${ports}/${small}` }] : [];
            yield { start, end, message: `${protocol} is no protocol that EXPOSE knows.`, edits };
          }
        }
      }
    },
  },
});
