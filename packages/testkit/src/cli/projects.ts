/** A small Express service as npm leaves it, on a port and a Node version that no default would give. */
export const expressProject: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "harbour",
  "private": true,
  "engines": { "node": ">=22" },
  "scripts": { "start": "node server.js" },
  "dependencies": { "express": "5.1.0" }
}
`,
  'package-lock.json': `${JSON.stringify({
    name: 'harbour',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'harbour', dependencies: { express: '5.1.0' }, engines: { node: '>=22' } },
      'node_modules/express': { version: '5.1.0' },
    },
  })}\n`,
  'server.js': `import express from 'express';

const app = express();
app.get('/livez', (_request, response) => response.send('ok'));
app.listen(4173);
`,
};

export function without(project: Readonly<Record<string, string>>, path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(project).filter(([name]) => name !== path));
}

/** A server without a framework, with one small dependency; it ends cleanly on SIGTERM. */
export const nodeServer: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'pier',
    private: true,
    type: 'module',
    engines: { node: '>=22' },
    scripts: { start: 'node src/server.js' },
    dependencies: { ms: '2.1.3' },
  }),
  'package-lock.json': `${JSON.stringify({
    name: 'pier',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'pier', dependencies: { ms: '2.1.3' }, engines: { node: '>=22' } },
      'node_modules/ms': {
        version: '2.1.3',
        integrity: 'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
      },
    },
  })}\n`,
  'src/server.js': `import http from 'node:http';
import ms from 'ms';

const server = http.createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(request.url === '/health' ? JSON.stringify({ status: 'ok', wait: ms('1s') }) : '{"pier":1}');
});
server.listen(4173, '0.0.0.0', () => console.log('listening on 4173'));
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
`,
};
