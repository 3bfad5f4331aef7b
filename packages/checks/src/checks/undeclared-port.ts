import { isLoopback } from '@seaworthy/core/processes';
import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'undeclared-port',
  severity: 'medium',
  title: { pass: 'It listens only where it says', fail: 'It listens on ports that nobody names' },
  also: { cis: ['5.9'] },
  needs: ['listeningPorts'],

  judge({ listeningPorts: { sockets, later = [], declared } }) {
    const open = [...sockets, ...later].filter(({ address }) => !isLoopback(address));
    const unnamed = open.filter(({ port }) => !declared.includes(port));
    const ports = [...new Set(unnamed.map(({ port }) => port))];
    const measures = [{ value: ports.length, budget: 0, unit: 'ports' }];
    const placeOf = ({ address, port }: (typeof sockets)[number]) =>
      `${address.includes(':') ? `[${address}]` : address}:${port}`;
    const seen = [...sockets.map(placeOf), ...later.map((socket) => `${placeOf(socket)}, for a time`)];
    if (ports.length === 0) {
      const count = counted(new Set(open.map(({ port }) => port)).size, 'port');
      return pass(`${count} reachable by other containers, all of them declared.`, { measures, seen });
    }
    return fail({
      message: `Every container on its networks reaches port ${ports.join(', ')}, which neither compose nor the image declares.`,
      measures,
      seen,
      fix: 'Let the program listen there on 127.0.0.1, or not at all; what others need, name under `expose:`.',
    });
  },
});
