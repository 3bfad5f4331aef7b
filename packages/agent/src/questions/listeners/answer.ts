import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** Sockets that listen in the container's network namespace; addresses as `0.0.0.0`, `127.0.0.1`, `::`, `::1`. */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({
    sockets: z.array(z.object({ protocol: z.literal('tcp'), address: z.string(), port: z.int() })),
  }),
});
