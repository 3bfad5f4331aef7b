import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** Which releases of runtimes and systems lie in the image, as their files tell it, and on which day that was looked at. */
export default defineEvidence({
  kind: 'releases',
  schema: z.strictObject({
    /** `2026-07-31`, in UTC: whether a release has come to its end depends on it. */
    seenOn: z.string(),
    found: z.array(
      z.strictObject({
        /** `node`, `python`, or what a system calls itself: `debian`, `alpine`. */
        product: z.string(),
        /** As its files have it: `22.7.1`, `3.13`, `13`. */
        version: z.string(),
        /** What tells it. */
        path: z.string(),
      }),
    ),
  }),
});
