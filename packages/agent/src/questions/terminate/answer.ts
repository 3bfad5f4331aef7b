import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** The processes that got the signal. */
export default defineAnswer({ touches: 'program', schema: z.object({ sent: z.array(z.int()) }) });
