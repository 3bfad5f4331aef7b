export { secretsInCommand, secretsInVariables } from './find-secrets.ts';
export { hideValues } from './known-values.ts';
export { redact, redactVariable } from './redact.ts';
export { redactTexts } from './redact-texts.ts';
export { fileHoldsSecret, isSecretCandidate } from './secret-files.ts';
