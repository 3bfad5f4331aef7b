import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directory, engine, failure, SERVER } from './test-stack.ts';

describe('what is refused before a process runs', () => {
  it('names the port that is taken and who holds it', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    try {
      const error = await failure({ shop: { script: SERVER, ports: [`127.0.0.1:${port}:4100`] } });
      expect(error.code).toBe('PORT_IN_USE');
      expect(error.message).toContain(
        `Port ${port} on 127.0.0.1, which service shop is to be reached at, is taken by process ${process.pid}`,
      );
      expect(error.fix).toContain(`run \`kill ${process.pid}\``);
    } finally {
      server.close();
    }
  });

  it('names an image that is not there', async () => {
    const error = await failure({ shop: { script: '', image: 'seaworthy-never-built:3', pull_policy: 'never' } });
    expect(error.message).toBe(
      'Service shop needs the image seaworthy-never-built:3, which is not on this machine and could not be pulled.',
    );
  });

  it('says which subnet is taken', async () => {
    const network = `seaworthy-subnet-${randomUUID().slice(0, 8)}`;
    await engine.docker(['network', 'create', '--label', 'dev.seaworthy=test', '--subnet', '10.213.7.0/24', network]);
    try {
      const networks = { default: { ipam: { config: [{ subnet: '10.213.7.0/24' }] } } };
      const error = await failure({ shop: { script: SERVER } }, {}, { networks });
      expect(error.code).toBe('SUBNET_TAKEN');
      expect(error.message).toContain('the subnet 10.213.7.0/24');
    } finally {
      await engine.docker(['network', 'rm', network]);
    }
  });

  it('names all variables without a value at once, before anything starts', async () => {
    const environment = { TOKEN: '${SHOP_TOKEN:?token of the shop}', HARBOUR: '${HARBOUR?}' };
    const error = await failure({ shop: { script: SERVER, environment } });
    expect(error.message).toBe('2 required variables have no value: SHOP_TOKEN, HARBOUR.');
    expect(error.lines).toEqual(['SHOP_TOKEN: token of the shop', 'HARBOUR: a line `HARBOUR=…` in .env']);
  });

  it('names secret files that are missing', async () => {
    const secrets = { key: { file: './.secrets/key' }, other: { file: '/nowhere/other' } };
    const error = await failure({ shop: { script: SERVER, secrets: ['key', 'other'] } }, {}, { secrets });
    expect(error).toMatchObject({ code: 'SECRET_FILE_MISSING' });
    expect(error.message).toContain('.secrets/key');
    expect(existsSync(join(directory, '.secrets'))).toBe(false);
  });
});
