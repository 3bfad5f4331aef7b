import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** PID 1 and whether it collected an orphan that ended. */
export default defineAnswer({
  touches: 'namespace',
  schema: z.object({ command: z.string(), reapsZombies: z.boolean() }),
});
