import { tryRule } from '@seaworthy/testkit/lint';
import rule from './engine-socket.ts';

tryRule(rule, {
  catches: [
    ['services:\n  a:\n    volumes:\n      - ./x:/x\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n', '5:9'],
    ['services:\n  a:\n    volumes:\n      - {type: bind, source: /run/podman/podman.sock, target: /s}\n', '4:9'],
    ['x-m: &m\n  volumes: [/run/containerd/containerd.sock:/c]\nservices:\n  a:\n    <<: *m\n', '4:3'],
  ],
  ignores: ['services:\n  a:\n    volumes:\n      - docker.sock.d:/x\n      - ./app.sock:/app.sock\n'],
});
