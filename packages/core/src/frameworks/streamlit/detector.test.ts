import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository(files, 'buoys'))).services[0];

const page = 'import streamlit as st\nst.title("Tides")\n';

test.each<[string, Record<string, string>, string[], number | undefined]>([
  ['a usual name', { 'streamlit_app.py': page }, ['streamlit_app.py'], undefined],
  [
    'a command',
    {
      'web/home.py': page,
      Dockerfile: 'FROM python:3.12\nCMD ["streamlit", "run", "web/home.py", "--server.port=8080"]\n',
    },
    ['web/home.py'],
    8080,
  ],
  ['two of usual names', { 'app.py': page, 'main.py': page }, ['app.py', 'main.py'], undefined],
])('the page that is run by %s', async (_, files, expected, port) => {
  const service = await detect({ 'requirements.txt': 'streamlit==1.50.0\n', ...files });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(expected);
  expect([service?.port?.value, service?.liveness?.value]).toEqual([port, '/_stcore/health']);
});
