import { z } from 'zod';

/** Numbers that verdicts are held against (overridable in `seaworthy.yaml`). Megabytes are 10^6 bytes. */
export const budgetsSchema = z.strictObject({
  /** What a registry stores of the image, compressed. */
  imageTransferredMb: z.number().positive(),
  /** What lies on disk. */
  imageUnpackedMb: z.number().positive(),
  /** From the start of the process to the first healthy answer. */
  startSeconds: z.number().positive(),
  /** From SIGTERM to the end of the process. */
  shutdownSeconds: z.number().positive(),
});
export type Budgets = z.infer<typeof budgetsSchema>;
