import { RUNTIME_ENV, runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation, type FoundationVariant } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'bun-runtime',
  title: 'Bun without a shell',
  variants: ['1', '1.4', '1.3', '1.2'].map(bunRuntime),
});

function bunRuntime(version: string): FoundationVariant {
  return {
    version,
    debian: 'trixie',
    standsInFor: [{ repository: 'oven/bun', tags: [`${version}-distroless`] }],
    steps: [
      ...runtimeBase,
      // The build for processors without AVX2, as in the public image. It is stripped already.
      { npm: '@oven/bun-linux-{bunArchitecture}', range: version, files: { 'bin/bun': 'usr/local/bin/bun' } },
      { executable: 'usr/local/bin/bun' },
      { link: 'usr/local/bin/bunx', to: 'bun' },
    ],
    omit: runtimeOmit,
    config: {
      env: RUNTIME_ENV,
      entrypoint: ['/usr/bin/tini-static', '--', '/usr/local/bin/bun'],
      user: '65532:65532',
      workingDir: '/home/nonroot',
    },
  };
}
