import { formatBytes } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check.ts';

/** 128 and the number of SIGKILL. */
const KILLED = 137;

export default defineCheck({
  id: 'silent-memory-kill',
  severity: 'high',
  title: { pass: 'A full heap ends with an error that names it', fail: 'A full heap ends without a word' },
  needs: ['heapExhaustion'],
  settings: [{ key: 'heap', to: 'the share of the memory limit, in percent' }],

  judge({ heapExhaustion: { limitBytes, containerBytes, exitCode, namedHeap, output } }, { run }) {
    // A limit that the proof chose itself says nothing about what an image would be given.
    if (run !== undefined) return notApplicable('A bare image has no memory limit of its own.');
    const seen = [
      `heap limit ${formatBytes(limitBytes)} of ${formatBytes(containerBytes)} container memory; exit code ${exitCode}`,
      `its last words: ${output.trim().split('\n').at(-1) ?? ''}`,
    ];
    if (namedHeap) return pass(`A heap that is full ends with Node's own error, exit code ${exitCode}.`, { seen });
    if (exitCode !== KILLED) return unknown(`It ended with exit code ${exitCode} before its heap was full.`, seen);
    return fail({
      message: 'The kernel killed it before its heap was full: exit code 137, and nothing in its log.',
      seen,
      fix: 'Leave room beside the heap: `NODE_OPTIONS=--max-old-space-size-percentage=70` (Node 22.20 or newer), or `--max-old-space-size` to 70 % of the limit in MB.',
    });
  },
});
