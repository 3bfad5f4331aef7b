import { z } from 'zod';

/** `standard`: a slim distribution with a shell for debugging. `hardened`: no shell, no package manager. */
export const securityLevelSchema = z.enum(['standard', 'hardened']);
export type SecurityLevel = z.infer<typeof securityLevelSchema>;
