import { tryRule } from '@seaworthy/testkit/lint';
import rule from './host-device.ts';

tryRule(rule, {
  catches: [['services:\n  a:\n    devices: [/dev/sda:/dev/sda, /dev/mem]\n', '3:15', '3:34']],
  ignores: [
    'services:\n  a:\n    devices: ["/dev/net/tun:/dev/net/tun", /dev/dri]\n',
    'services:\n  a:\n    image: b:1\n',
  ],
});
