import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** Open connections in the container's network namespace with bytes that its programs have not read. A paused one answers, too. */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({
    sockets: z.array(
      z.object({ port: z.int(), peer: z.object({ address: z.string(), port: z.int() }), bytes: z.int() }),
    ),
  }),
});
