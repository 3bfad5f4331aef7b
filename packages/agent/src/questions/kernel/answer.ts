import { evidenceSchemas } from '@seaworthy/core/model';
import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** Processes, mounts and limits as the kernel tells them. */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({
    processes: evidenceSchemas.processes,
    mounts: evidenceSchemas.mounts,
    limits: evidenceSchemas.limits,
  }),
});
