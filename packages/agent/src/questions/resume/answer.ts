import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** The processes that were told to go on. */
export default defineAnswer({ touches: 'program', schema: z.object({ resumed: z.array(z.int()) }) });
