import { readSizedArchive, requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { askContainer } from './ask-container.ts';
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
    expect((await askContainer(engine, name, '/healthz')).status).toBe(200);
    // The client, its compiler of queries and the driver were all found: what lacks is the database.
    await askContainer(engine, name, '/entries');
    const log = await engine.docker(['logs', name]);
    expect(`${log.stdout}${log.stderr}`).toContain("Can't reach database server");
  } finally {
    await engine.docker(['rm', '--force', '--volumes', name], { reject: false });
    await remove();
  }
});
