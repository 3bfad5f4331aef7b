import { expect, test } from 'vitest';
import { redact } from './redact.ts';
import { redactTexts } from './redact-texts.ts';
import { secretValue } from './secret-value.ts';

/** One of each form that an issuer documents; made here, so that no scanner takes this file for a leak. */
const tokens: [string, string][] = [
  ['AWS access key', `AKIA${'Q7W8'.repeat(4)}`],
  ['GitHub token', `ghp_${'a1'.repeat(18)}`],
  ['GitHub token', `github_pat_${'a1_'.repeat(20)}`],
  ['GitLab token', `glpat-${'a1-'.repeat(7)}`],
  ['npm token', `npm_${'a1'.repeat(18)}`],
  ['Slack token', `xoxb-${'1234567890-a'.repeat(2)}`],
  ['Google API key', `AIza${'aB3-_'.repeat(7)}`],
  ['OpenAI or Anthropic key', `sk-ant-${'a1'.repeat(12)}`],
  ['Stripe key', `sk_live_${'a1'.repeat(10)}`],
];

test.each(tokens)('a %s is redacted by its form alone, wherever it stands', (kind, token) => {
  expect(secretValue(`see ${token}.`)).toBe(kind);
  const document = {
    log: [`curl -H "x: ${token}" failed`],
    labels: { note: token },
    [`at ${token}`]: 1,
    command: ['run', token],
  };
  const text = JSON.stringify(redactTexts(document));
  expect(text).not.toContain(token);
  expect(text.split(`[redacted ${kind}]`)).toHaveLength(5);
});

test.each([
  [
    'a label',
    { labels: { 'shop.db-password': 'q7w8e9' } },
    { labels: { 'shop.db-password': '[redacted 6 characters]' } },
  ],
  ['an option', ['serve', '--api-token', 'q7w8e9'], ['serve', '--api-token', '[redacted 6 characters]']],
  [
    'an option in a command line',
    { command: 'serve --password q7w8e9 --x' },
    { command: 'serve --password [redacted 6 characters] --x' },
  ],
  ['a line of a log', ['password: no', 'API_KEY=q7w8e9'], ['password: no', 'API_KEY=[redacted 6 characters]']],
  ['a URL', ['at postgres://shop:gh7-kq@db/shop'], ['at postgres://shop:[redacted password in a URL]@db/shop']],
  [
    'what is no secret',
    { port: 4173, token: true, user: 'shop', sizes: [1, null] },
    { port: 4173, token: true, user: 'shop', sizes: [1, null] },
  ],
])('%s', (_, value, shown) => {
  expect(redactTexts(value)).toEqual(shown);
  expect(redactTexts(redactTexts(value))).toEqual(shown);
});

test.each(['"', "'", '\\"', 'A_TOKEN=', 'a=', '--token ', '://a:', '[redacted ', 'sk-', 'PASSWORD="', "don't "])(
  'a text of %s in a row is redacted in the time that its length takes',
  (piece) => expect(redact(piece.repeat(20_000)).length).toBeGreaterThan(0),
);
