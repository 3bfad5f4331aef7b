export { redact, secretsInAssignments, secretsInCommand, secretValue } from './secret-words.ts';
