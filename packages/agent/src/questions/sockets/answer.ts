import { z } from 'zod';
import { defineAnswer } from '../define-answer.ts';

/** Unix sockets that came into the container with a mount: those that are mounted themselves, and engines' in mounted folders. */
export default defineAnswer({
  touches: 'nothing',
  schema: z.object({
    sockets: z.array(
      z.object({
        /** In the container. */
        path: z.string(),
        /** Where it lies in the file system that it was mounted from: `/docker.sock` of the host's /run. */
        origin: z.string(),
        group: z.int(),
        /** Who says to be listening, when asked as an engine is; absent: it is none, or gave no answer. */
        engine: z.string().optional(),
      }),
    ),
  }),
});
