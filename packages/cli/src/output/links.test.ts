import { expect, test } from 'vitest';
import { createLinks, takesLinks } from './links.ts';

const link = (url: string, text: string) => `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\`;

test('what was noted becomes a link, whole and nothing longer', () => {
  const links = createLinks(true);
  expect(links.add('http://localhost:80', 'http://localhost:80')).toBe('http://localhost:80');
  links.add('report.html', 'file:///tmp/a%20b/report.html');
  expect(links.apply('Open http://localhost:80 (report.html)\n')).toBe(
    `Open ${link('http://localhost:80', 'http://localhost:80')} (${link('file:///tmp/a%20b/report.html', 'report.html')})\n`,
  );
  expect(links.apply('http://localhost:8000')).toBe('http://localhost:8000');
});

test('elsewhere texts stay what they are', () => {
  const links = createLinks(false);
  links.add('report.html', 'file:///report.html');
  expect(links.apply('report.html')).toBe('report.html');
});

test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
  ['a known terminal', true, { TERM_PROGRAM: 'WezTerm' }, true],
  ['a pipe', false, { TERM_PROGRAM: 'WezTerm', FORCE_HYPERLINK: '1' }, false],
  ['a VTE that crashed', true, { VTE_VERSION: '4900' }, false],
  ['a VTE', true, { VTE_VERSION: '7200' }, true],
  ['CI', true, { WT_SESSION: 'x', CI: 'true' }, false],
  ['a terminal nobody knows', true, { TERM: 'xterm-256color' }, false],
  ['the same, forced', true, { TERM: 'xterm-256color', FORCE_HYPERLINK: '1' }, true],
  ['refused', true, { TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, false],
  ['a dumb terminal', true, { TERM: 'dumb', FORCE_HYPERLINK: '1' }, false],
])('%s', (_, isTTY, environment, expected) => {
  expect(takesLinks({ isTTY }, environment)).toBe(expected);
});
