import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** The first process, if it was there to be killed. */
export default defineAnswer({ touches: 'program', schema: z.object({ killed: z.int().optional() }) });
