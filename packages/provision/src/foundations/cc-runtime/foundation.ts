import { RUNTIME_ENV, runtimeBase, runtimeOmit } from '../bases/runtime-base.ts';
import { defineFoundation } from '../definition/define-foundation.ts';

export default defineFoundation({
  id: 'cc-runtime',
  title: 'C and C++ libraries without a shell',
  variants: [
    {
      version: '13',
      debian: 'trixie',
      // The tag that isn't root: only that user is the same here.
      standsInFor: [{ repository: 'gcr.io/distroless/cc-debian13', tags: ['nonroot'] }],
      steps: [...runtimeBase, { unpack: ['libgomp1', 'libssl3t64', 'libzstd1', 'media-types', 'zlib1g'] }],
      omit: runtimeOmit,
      config: { env: RUNTIME_ENV, user: '65532:65532', workingDir: '/home/nonroot' },
    },
  ],
});
