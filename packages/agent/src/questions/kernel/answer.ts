import { evidenceSchemas } from '@seaworthy/core/model';
import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** Mounts and limits as the kernel tells them. */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({
    mounts: evidenceSchemas.mounts,
    limits: evidenceSchemas.limits,
  }),
});
