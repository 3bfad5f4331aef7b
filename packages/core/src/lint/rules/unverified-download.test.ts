import { tryRule } from '@seaworthy/testkit/lint';
import rule from './unverified-download.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nADD https://example.com/a.tgz /a\n', '2:5'],
    ['FROM a\nADD --chmod=755 x https://example.com/b?token=1 /a/\n', '2:19'],
  ],
  ignores: [
    'FROM a\nADD --checksum=sha256:00 https://example.com/a.tgz /a\n',
    'FROM a\nADD https://github.com/a/b.git#v1 /a\n',
    'FROM a\nADD a.tgz /a\n',
    'FROM a\nCOPY https://example.com /a\n',
  ],
});
