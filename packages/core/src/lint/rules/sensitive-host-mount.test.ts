import { tryRule } from '@seaworthy/testkit/lint';
import rule from './sensitive-host-mount.ts';

tryRule(rule, {
  catches: [
    [
      'services:\n  a:\n    volumes:\n      - /:/host:ro\n      - /etc/:/e\n      - ~/.ssh:/root/.ssh:ro\n',
      '4:9',
      '5:9',
      '6:9',
    ],
    [
      'services:\n  a:\n    volumes:\n      - {type: bind, source: /var/lib/docker/containers, target: /c, read_only: true}\n',
      '4:9',
    ],
  ],
  ignores: [
    'services:\n  a:\n    volumes:\n      - ./etc:/etc\n      - data:/usr/share\n      - /srv/data:/data\n',
    'services:\n  a:\n    volumes: ["/etc/localtime:/etc/localtime:ro", "/proc:/host/proc:ro"]\n',
    'services:\n  a:\n    volumes: ["/var/lib/own:/d", "/homes:/h"]\n',
  ],
});
