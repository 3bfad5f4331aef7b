import { z } from 'zod';

/** Numbers that verdicts are held against (overridable in `seaworthy.yaml`). Megabytes are 10^6 bytes. */
export const budgetsSchema = z.strictObject({
  imageTransferredMb: z.number().positive(),
  imageUnpackedMb: z.number().positive(),
  startSeconds: z.number().positive(),
  shutdownSeconds: z.number().positive(),
});
export type Budgets = z.infer<typeof budgetsSchema>;
