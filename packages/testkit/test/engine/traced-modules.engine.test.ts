import { setTimeout as sleep } from 'node:timers/promises';
import { readSizedArchive, requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { buildFixture } from './built-fixture.ts';

test('Express with Prisma ships what it reaches, and the image starts and loads its client', async () => {
  const engine = await requireEngine();
  const { remove } = await buildFixture(engine, 'npm-prisma', ['ledger']);
  const name = `traced-modules-${process.pid}`;
  const image = 'npm-prisma-ledger:latest';
  try {
    const { files, sizes } = await readSizedArchive(engine, image);
    const modules = sizes.find(({ createdBy }) => createdBy?.includes('/opt/traced/node_modules'));
    // All production dependencies are 333 MB.
    expect(modules?.unpackedBytes).toBeLessThan(20_000_000);
    const shipped = [...files.keys()].filter((path) =>
      /^\/app\/(?:package-lock\.json|docker|node_modules\/prisma\/)/.test(path),
    );
    expect(shipped.filter((path) => !path.endsWith('/docker') && path !== '/app/docker')).toEqual([]);
    await engine.docker([
      ...['run', '--detach', '--name', name, '--publish', '127.0.0.1::4600', '--read-only'],
      ...['--env', 'DATABASE_URL=postgres://clerk:none@127.0.0.1:9/books', image],
    ]);
    const { stdout } = await engine.docker(['port', name]);
    const address = stdout.split(' -> ')[1]?.split('\n')[0];
    let alive: Response | undefined;
    for (let attempt = 0; attempt < 60 && alive === undefined; attempt++) {
      alive = await fetch(`http://${address}/healthz`).catch(() => undefined);
      await sleep(500);
    }
    expect(alive?.status).toBe(200);
    // The client, its compiler of queries and the driver were all found: what lacks is the database.
    await fetch(`http://${address}/entries`);
    const log = await engine.docker(['logs', name]);
    expect(`${log.stdout}${log.stderr}`).toContain("Can't reach database server");
  } finally {
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    await remove();
  }
});
