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
