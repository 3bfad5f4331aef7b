import { isRealValue } from './real-value.ts';
import { redactionIn } from './redaction.ts';

/** Values whose form alone proves what they are, as their issuers document them. */
const tokenForms: readonly { name: string; form: RegExp }[] = [
  { name: 'private key', form: /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----(?=[\s\\\w])/g },
  { name: 'AWS access key', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { name: 'GitHub token', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})\b/g },
  { name: 'GitLab token', form: /\bglpat-[\w-]{20,}/g },
  { name: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { name: 'Slack token', form: /\bxox[abprs]-[A-Za-z0-9-]{10,}/g },
  { name: 'Google API key', form: /\bAIza[\w-]{35}(?![\w-])/g },
  { name: 'OpenAI or Anthropic key', form: /\bsk-(?:proj-|ant-|svcacct-)?[\w-]{20,}/g },
  { name: 'Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{16,}\b/g },
];

const PASSWORD_IN_URL = 'password in a URL';
const urlPassword = /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s/]+(?=@)/gi;

/** What kind of secret a text contains by its form alone, redacted or not; `undefined` when there is none. */
export function secretValue(text: string): string | undefined {
  const token = redactionIn(text) ?? tokenForms.find(({ form }) => text.search(form) !== -1)?.name;
  if (token !== undefined) return token;
  return [...text.matchAll(urlPassword)].some(([password]) => isRealValue(password)) ? PASSWORD_IN_URL : undefined;
}

/** The text with each of those secrets replaced by the name of its kind. */
export function redactValues(text: string): string {
  const withoutTokens = tokenForms.reduce((rest, { name, form }) => rest.replace(form, `[redacted ${name}]`), text);
  return withoutTokens.replace(urlPassword, (password) =>
    isRealValue(password) ? `[redacted ${PASSWORD_IN_URL}]` : password,
  );
}
