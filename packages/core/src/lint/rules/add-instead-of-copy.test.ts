import { tryRule } from '@seaworthy/testkit/lint';
import rule from './add-instead-of-copy.ts';

tryRule(rule, {
  catches: [
    ['FROM a\nADD . /app\n', '2:1'],
    ['FROM a\nONBUILD ADD ["a b.txt", "/app/"]\n', '2:9'],
    ['FROM a\nADD --chown=1 server /app\n', '2:1'],
  ],
  ignores: [
    'FROM a\nADD rootfs.tar.xz /\n',
    'FROM a\nADD https://example.com/a /a\n',
    'FROM a\nADD git@github.com:a/b.git /a\n',
    'FROM a\nADD *.data /a/\n',
    'FROM a\nADD $FILE /a\n',
    'FROM a\nCOPY . .\n',
  ],
  fixes: [
    ['FROM a\nADD --chown=1 package.json src/ /app/\n', 'FROM a\nCOPY --chown=1 package.json src/ /app/\n'],
    ['FROM a\nADD server /app\n', 'FROM a\nADD server /app\n'],
  ],
});
