import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** The heap limit of the process that serves; absent when no process is Node.js. */
export default defineAnswer({
  touches: 'program',
  schema: z.object({ pid: z.int(), limitBytes: z.int() }).optional(),
});
