import { expect, test } from 'vitest';
import { isPackageManager, isShell } from './program-names.ts';

test.each(['/bin/sh', '/usr/bin/bash', '/usr/bin/dash', '/busybox/sh', '/sbin/ash'])('%s is a shell', (path) =>
  expect(isShell(path)).toBe(true),
);

test.each(['/usr/share/bash', '/etc/bash.bashrc', '/app/node_modules/fish/index.js', '/usr/bin/sha256sum', '/app/sh'])(
  '%s is none',
  (path) => expect(isShell(path)).toBe(false),
);

test.each([
  ...[
    '/usr/bin/apt',
    '/usr/bin/dpkg',
    '/sbin/apk',
    '/usr/local/bin/npm',
    '/usr/local/bin/corepack',
    '/usr/bin/pip3.13',
  ],
  ...['/usr/lib/python3/dist-packages/pip/__main__.py', '/usr/local/lib/node_modules/npm/package.json'],
])('%s is a package manager', (path) => expect(isPackageManager(path)).toBe(true));

test.each([
  ...[
    '/var/lib/dpkg/status.d/base',
    '/app/node_modules/.bin/npm-run-all',
    '/app/node_modules/npm-package-arg/package.json',
  ],
  ...['/usr/bin/dpkg-query.txt', '/usr/share/bash-completion/completions/apt', '/app/node_modules/x/bin/yarn'],
])('%s is none', (path) => expect(isPackageManager(path)).toBe(false));
