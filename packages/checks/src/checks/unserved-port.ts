import { isLoopback } from '@seaworthy/core/processes';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'unserved-port',
  severity: 'high',
  title: { pass: 'Something listens on every published port', fail: 'Nothing can be reached on a published port' },
  needs: ['listeningPorts'],
  cause: { compose: ['ports'] },
  settings: [{ key: 'port', to: 'the port that it listens on' }],

  judge({ listeningPorts: { sockets, published } }) {
    if (published.length === 0) return notApplicable('The service publishes no port.');
    const dead = published.filter(
      (port) => !sockets.some((socket) => socket.port === port && !isLoopback(socket.address)),
    );
    const measures = [{ value: dead.length, budget: 0, unit: 'ports' }];
    if (dead.length === 0) return pass(`It listens on port ${published.join(', ')}.`, { measures });
    const elsewhere = [...new Set(sockets.filter(({ address }) => !isLoopback(address)).map(({ port }) => port))];
    return fail({
      message: `Whoever connects to port ${dead.join(', ')} is refused${elsewhere.length === 0 ? '' : `; it listens on ${elsewhere.join(', ')}`}.`,
      measures,
      seen: dead.map((port) =>
        sockets.some((socket) => socket.port === port)
          ? `${port}: listens on the loopback address alone, which only the container itself reaches`
          : `${port}: nothing listens`,
      ),
      fix: 'Publish the port that the program listens on, and let it listen on 0.0.0.0 or `::` rather than on localhost.',
    });
  },
});
