import { RUNTIME_ENV, runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation, type FoundationVariant } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'node-runtime',
  title: 'Node.js without a shell',
  variants: ['20', '22', '24'].map(nodeRuntime),
});

function nodeRuntime(major: string): FoundationVariant {
  return {
    version: major,
    debian: 'trixie',
    standsInFor: [{ repository: `gcr.io/distroless/nodejs${major}-debian13`, tags: 'any' }],
    steps: [
      ...runtimeBase,
      {
        npm: 'node-linux-{npmArchitecture}',
        range: major,
        files: { 'bin/node': 'nodejs/bin/node', LICENSE: 'usr/share/doc/nodejs/copyright' },
      },
      { strip: 'nodejs/bin/node' },
      { link: 'usr/bin/node', to: '/nodejs/bin/node' },
    ],
    omit: runtimeOmit,
    config: {
      env: { ...RUNTIME_ENV, PATH: `/nodejs/bin:${RUNTIME_ENV.PATH}` },
      // The public image's entrypoint is node alone, which as PID 1 would not reap; its arguments mean the same here.
      entrypoint: ['/usr/bin/tini-static', '--', '/nodejs/bin/node'],
      user: '65532:65532',
      workingDir: '/home/nonroot',
    },
  };
}
