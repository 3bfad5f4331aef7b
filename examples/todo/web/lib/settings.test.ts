import { expect, test } from 'vitest';
import { readSettings } from './settings';

test('the browser calls this server unless it is told otherwise', () => {
  expect(readSettings({ NODE_ENV: 'production', API_URL: 'http://api:8123/', NEXT_PUBLIC_API_URL: '' })).toEqual({
    apiUrl: 'http://api:8123',
    publicApiUrl: '',
    chatEndpoint: '/api/chat',
  });
});

test('the assistant is part of the public API, or lives elsewhere', () => {
  const environment = { API_URL: 'http://api:8123', NEXT_PUBLIC_API_URL: 'https://todo.example/v2/' };
  expect(readSettings(environment).chatEndpoint).toBe('https://todo.example/v2/api/chat');
  const elsewhere = { ...environment, NEXT_PUBLIC_CHAT_ENDPOINT: 'https://chat.example/ask' };
  expect(readSettings(elsewhere)).toEqual({
    apiUrl: 'http://api:8123',
    publicApiUrl: 'https://todo.example/v2',
    chatEndpoint: 'https://chat.example/ask',
  });
});

test('development finds the API on its usual port, production has to be told', () => {
  expect(readSettings({ NODE_ENV: 'development' }).apiUrl).toBe('http://localhost:8000');
  expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('API_URL is missing');
});

test('everything that is wrong is named at once', () => {
  const environment = { NODE_ENV: 'production', NEXT_PUBLIC_API_URL: 'api:8000', NEXT_PUBLIC_CHAT_ENDPOINT: 'chat' };
  expect(() => readSettings(environment)).toThrow(
    [
      'The configuration is not usable, so the server does not start:',
      '  - API_URL is missing: set it to an address such as http://api:8000.',
      '  - NEXT_PUBLIC_API_URL is not an http or https address: api:8000',
      '  - NEXT_PUBLIC_CHAT_ENDPOINT is not an http or https address: chat',
    ].join('\n'),
  );
});
