import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

/** A proxy for TLS at an address that builds can reach, which counts what comes back through it. */
export async function openCountingProxy(address) {
  const seen = { bytes: 0, connections: 0 };
  const server = createServer((_, answer) => answer.writeHead(501).end());
  server.on('connect', ({ url }, client, head) => {
    const [host, port] = url.split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      client.pipe(upstream);
      upstream.pipe(client);
    });
    seen.connections += 1;
    upstream.on('data', ({ length }) => {
      seen.bytes += length;
    });
    for (const socket of [client, upstream]) {
      socket.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await once(server.listen(0, address), 'listening');
  return {
    url: `http://${address}:${server.address().port}`,
    /** What came since it was last asked. */
    take() {
      const taken = { ...seen };
      Object.assign(seen, { bytes: 0, connections: 0 });
      return taken;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
