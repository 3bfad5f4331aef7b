import { z } from 'zod';

export const languageSchema = z.enum(['node', 'python']);
export type Language = z.infer<typeof languageSchema>;
