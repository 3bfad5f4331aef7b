import { requireEngine } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { ensureFoundations } from '../src/substitution/ensure-foundations.ts';

/** A wheel of a version that no release has, made by Python itself: nothing is asked of any network. */
const WHEEL = `
import zipfile
with zipfile.ZipFile('/tmp/packaging-99.0-py3-none-any.whl', 'w') as wheel:
    wheel.writestr('packaging/__init__.py', '')
    info = 'packaging-99.0.dist-info/'
    wheel.writestr(info + 'METADATA', 'Metadata-Version: 2.1\\nName: packaging\\nVersion: 99.0\\n')
    wheel.writestr(info + 'WHEEL', 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr(info + 'RECORD', '')
`;

test('pip puts another version in the place of whatever is there, as in the public image', async () => {
  const engine = await requireEngine();
  const [image] = await ensureFoundations(engine, ['python:3.13-slim-trixie']);
  const script = `python3 -c "${WHEEL}" && pip install --no-index /tmp/packaging-99.0-py3-none-any.whl && pip list`;
  const run = ['run', '--rm', '--network=none', image?.substitute ?? '', 'sh', '-c', script];
  const { stdout } = await engine.docker(run, { reject: false });
  expect(stdout).toMatch(/^packaging +99\.0$/m);
});
