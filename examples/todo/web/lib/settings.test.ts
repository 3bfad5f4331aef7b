import { afterEach, expect, test, vi } from 'vitest';
import { readSettings, type Settings } from './settings';

afterEach(() => vi.unstubAllEnvs());

function settingsWith(environment: Readonly<Record<string, string>>): Settings {
  for (const name of ['API_URL', 'NEXT_PUBLIC_API_URL', 'NEXT_PUBLIC_CHAT_ENDPOINT']) {
    vi.stubEnv(name, environment[name]);
  }
  vi.stubEnv('NODE_ENV', environment.NODE_ENV ?? 'production');
  return readSettings();
}

test('the browser calls this server unless it is told otherwise', () => {
  expect(settingsWith({ API_URL: 'http://api:8123/', NEXT_PUBLIC_API_URL: '' })).toEqual({
    apiUrl: 'http://api:8123',
    publicApiUrl: '',
    chatEndpoint: '/api/chat',
  });
});

test('the assistant is part of the public API, or lives elsewhere', () => {
  const environment = { API_URL: 'http://api:8123', NEXT_PUBLIC_API_URL: 'https://todo.example/v2/' };
  expect(settingsWith(environment).chatEndpoint).toBe('https://todo.example/v2/api/chat');
  const elsewhere = { ...environment, NEXT_PUBLIC_CHAT_ENDPOINT: 'https://chat.example/ask' };
  expect(settingsWith(elsewhere)).toEqual({
    apiUrl: 'http://api:8123',
    publicApiUrl: 'https://todo.example/v2',
    chatEndpoint: 'https://chat.example/ask',
  });
});

test('a changed environment counts without a rebuild', () => {
  expect(settingsWith({ API_URL: 'http://one:8123' }).apiUrl).toBe('http://one:8123');
  expect(settingsWith({ API_URL: 'http://two:8123' }).apiUrl).toBe('http://two:8123');
});

test('development finds the API on its usual port, production has to be told', () => {
  expect(settingsWith({ NODE_ENV: 'development' }).apiUrl).toBe('http://localhost:8000');
  expect(() => settingsWith({})).toThrow('API_URL is missing');
});

test('everything that is wrong is named at once', () => {
  expect(() => settingsWith({ NEXT_PUBLIC_API_URL: 'api:8000', NEXT_PUBLIC_CHAT_ENDPOINT: 'chat' })).toThrow(
    [
      'The configuration is not usable, so the server does not start:',
      '  - API_URL is missing: set it to an address such as http://api:8000.',
      '  - NEXT_PUBLIC_API_URL is not an http or https address: api:8000',
      '  - NEXT_PUBLIC_CHAT_ENDPOINT is not an http or https address: chat',
    ].join('\n'),
  );
});
