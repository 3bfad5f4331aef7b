import { afterEach, expect, test, vi } from 'vitest';
import { startFakeApi } from '@/testing/fake-api';
import { forward } from './forward';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('a call reaches the API under the same path, and its answer comes back', async () => {
  const created = { id: 41, title: 'Paint the boat', done: false };
  await using api = await startFakeApi({ 'POST /api/todos?from=web': { status: 201, body: created } });
  vi.stubEnv('API_URL', api.url);

  const response = await forward(
    new Request('http://web.example/api/todos?from=web', { method: 'POST', body: '{"title":"Paint the boat"}' }),
  );

  expect([response.status, await response.json()]).toEqual([201, created]);
  expect(api.received).toEqual([{ call: 'POST /api/todos?from=web', body: { title: 'Paint the boat' } }]);
});

test('an answer without a body stays one', async () => {
  await using api = await startFakeApi({ 'DELETE /api/todos/41': { status: 204 } });
  vi.stubEnv('API_URL', api.url);
  const response = await forward(new Request('http://web.example/api/todos/41', { method: 'DELETE' }));
  expect([response.status, await response.text()]).toEqual([204, '']);
});

test('an error of the API keeps its explanation', async () => {
  await using api = await startFakeApi({ 'POST /api/chat': { status: 503, body: { detail: 'There is no key.' } } });
  vi.stubEnv('API_URL', api.url);
  const response = await forward(new Request('http://web.example/api/chat', { method: 'POST', body: '{}' }));
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect([response.status, await response.json()]).toEqual([503, { detail: 'There is no key.' }]);
});

test('an API that is not there is a bad gateway', async () => {
  const api = await startFakeApi({});
  await api[Symbol.asyncDispose]();
  vi.stubEnv('API_URL', api.url);
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});

  const response = await forward(new Request('http://web.example/api/todos'));

  expect([response.status, await response.json()]).toEqual([
    502,
    { type: 'about:blank', title: 'Bad Gateway', status: 502, detail: 'The API does not answer. Try again shortly.' },
  ]);
  expect(logged).toHaveBeenCalledOnce();
});
