import { requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { askContainer } from './ask-container.ts';
import { buildFixture } from './built-fixture.ts';

test('what a project does on installation is in its images: patched modules and made files', async () => {
  const engine = await requireEngine();
  const { remove } = await buildFixture(engine, 'npm-hooks', ['signals', 'signals-dev']);
  const names = { production: `install-hooks-${process.pid}`, development: `install-hooks-dev-${process.pid}` };
  try {
    const run = ['run', '--detach', '--publish', '127.0.0.1::4650'];
    await engine.docker([...run, '--read-only', '--name', names.production, 'npm-hooks-signals:latest']);
    await engine.docker([
      ...[...run, '--cap-drop', 'ALL', '--cap-add', 'SETUID', '--cap-add', 'SETGID'],
      ...['--name', names.development, 'npm-hooks-signals:dev'],
    ]);
    for (const name of Object.values(names)) {
      expect(await askContainer(engine, name, '/watch')).toEqual({ status: 200, text: '{"milliseconds":14400000}' });
      const style = await askContainer(engine, name, '/site.css');
      expect(style.status).toBe(200);
      expect(style.text).toContain('#0b5f8a');
    }
    const { stdout } = await engine.docker([
      ...['run', '--rm', '--entrypoint', '/nodejs/bin/node', 'npm-hooks-signals:latest', '-e'],
      "console.log(require('fs').readdirSync('node_modules').filter((name) => /^(sass|husky|patch-package)$/.test(name)).length)",
    ]);
    expect(stdout.trim(), 'tools of development are not shipped').toBe('0');
  } finally {
    await engine.docker(['rm', '--force', '--volumes', ...Object.values(names)], { reject: false });
    await remove();
  }
});
