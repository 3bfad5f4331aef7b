import { formatBytes } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

/** Below, memory that was paid for lies idle; above, nothing is left for buffers and native code. */
const SHARE = { from: 65, to: 75 };

export default defineCheck({
  id: 'heap-share',
  severity: 'high',
  title: { pass: 'The heap fits the container', fail: 'The heap does not fit the container' },
  needs: ['heap'],
  settings: [{ key: 'heap', to: 'the share of the memory limit, in percent' }],

  judge({ heap }, { run }) {
    // A limit that the proof chose itself says nothing about the heap that an image asks for.
    if (run !== undefined) return notApplicable('A bare image has no memory limit of its own.');
    if (heap.containerBytes === undefined) {
      return notApplicable('The container has no memory limit that the heap could be a share of.');
    }
    const share = Math.round((heap.limitBytes / heap.containerBytes) * 1000) / 10;
    const measures = [{ value: share, budget: SHARE.to, unit: '%', label: 'Heap of memory' }];
    const seen = [
      `heap_size_limit ${formatBytes(heap.limitBytes)} of ${formatBytes(heap.containerBytes)} container memory`,
    ];
    if (share >= SHARE.from && share <= SHARE.to) {
      return pass(`V8's heap may take ${share} % of the container's memory.`, { measures, seen });
    }
    const consequence =
      share > SHARE.to
        ? 'the kernel kills the process before V8 collects its garbage or reports a heap error'
        : 'the rest of its memory can hardly be used';
    return fail({
      message: `V8's heap may take ${share} % of the container's memory: ${consequence}.`,
      measures,
      seen,
      fix: 'Set `NODE_OPTIONS=--max-old-space-size-percentage=70` (Node 22.20 or newer), or `--max-old-space-size` to 70 % of the limit in MB.',
    });
  },
});
