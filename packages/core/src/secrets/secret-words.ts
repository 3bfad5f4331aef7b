/** A secret that was found in plain text: where, and what makes it one. Never the value itself. */
export interface FoundSecret {
  /** Name of the variable, or what kind of token the value is. */
  name: string;
  length: number;
}

/** Values whose form alone proves what they are, as their issuers document them. */
const TOKEN_FORMS: readonly { name: string; form: RegExp }[] = [
  { name: 'private key', form: /-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----(?=[\s\\\w])/ },
  { name: 'AWS access key', form: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { name: 'GitHub token', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})\b/ },
  { name: 'GitLab token', form: /\bglpat-[\w-]{20,}/ },
  { name: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: 'Slack token', form: /\bxox[abprs]-[A-Za-z0-9-]{10,}/ },
  { name: 'Google API key', form: /\bAIza[\w-]{35}(?![\w-])/ },
  { name: 'OpenAI or Anthropic key', form: /\bsk-(?:proj-|ant-|svcacct-)?[\w-]{20,}/ },
  { name: 'Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{16,}\b/ },
];

const URL_WITH_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:([^\s@/]+)@/i;
const ALWAYS_SECRET = new Set(['PASSWORD', 'PASSWD', 'PASSPHRASE', 'SECRET', 'TOKEN', 'CREDENTIALS', 'APIKEY']);
const SECRET_KEYS = new Set([
  'API',
  'ACCESS',
  'PRIVATE',
  'SECRET',
  'ENCRYPTION',
  'SIGNING',
  'AUTH',
  'MASTER',
  'SERVICE',
  'ACCOUNT',
]);
const PLACEHOLDER =
  /^(|x+|\*+|<.*>|\.\.\.|change[-_ ]?me|example|placeholder|dummy|fake|test|unused|none|null|undefined|true|false|password|secret|token|user|build|ci|your[-_ ].*)$/i;

/** What `redact` leaves of a secret: its length, so that the evidence can be judged without holding the value. */
const REDACTED = /^\[redacted (\d+) characters\]$/;

/**
 * True when the *last* words of a variable's name say that its value is secret: `DB_PASSWORD`, `NPM_TOKEN`, `API_KEY`;
 * not `TOKEN_VERSION`, `PASSWORD_FILE`, `PUBLIC_KEY`, `GPG_KEY` (a fingerprint in the official Python images).
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .split(/[_.-]+/);
  const last = words.at(-1) ?? '';
  if (ALWAYS_SECRET.has(last)) return !words.includes('PUBLIC');
  return last === 'KEY' && SECRET_KEYS.has(words.at(-2) ?? '') && !words.includes('PUBLIC');
}

/** What kind of secret a text contains by its form alone; `undefined` when there is none. */
export function secretValue(text: string): string | undefined {
  const redacted = /\[redacted (?!\d)([^\]]+)\]/.exec(text)?.[1];
  if (redacted !== undefined) return redacted;
  const token = TOKEN_FORMS.find(({ form }) => form.test(text));
  if (token !== undefined) return token.name;
  const password = URL_WITH_PASSWORD.exec(text)?.[1];
  return password !== undefined && isRealValue(password) ? 'password in a URL' : undefined;
}

/** True for a value that somebody would have to keep: not empty, no placeholder, no reference to a variable or file. */
function isRealValue(text: string): boolean {
  const value = text.replace(/\\n$/, '');
  return !PLACEHOLDER.test(value) && !/^[$%]/.test(value) && !/^\/[\w./-]*$/.test(value);
}

/** Secrets in lines of `NAME=value` (an environment, a `.env` file). */
export function secretsInAssignments(lines: readonly string[]): FoundSecret[] {
  return lines.flatMap((line) => {
    const assignment = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (assignment === null) return [];
    const [, name = '', quoted = ''] = assignment;
    const value = quoted.replace(/^(["'])(.*)\1$/, '$2');
    const redacted = REDACTED.exec(value);
    if (redacted !== null) return [{ name, length: Number(redacted[1]) }];
    const found = (isSecretName(name) && isRealValue(value)) || secretValue(value) !== undefined;
    return found ? [{ name, length: value.length }] : [];
  });
}

/** Secrets in the text of a build step: assignments to secret names, and tokens by their form. */
export function secretsInCommand(command: string): FoundSecret[] {
  const assignments = [...command.matchAll(ASSIGNMENT)].flatMap(([text]) => secretsInAssignments([text]));
  if (assignments.length > 0) return assignments;
  const kind = secretValue(command);
  return kind === undefined ? [] : [{ name: kind, length: 0 }];
}

const ASSIGNMENT = /(?<![\w.-])[A-Za-z_][\w]*=(?:\[redacted \d+ characters\]|"[^"]*"|'[^']*'|[^\s;&|"']+)/g;

/** The same text with every secret value replaced by its length: evidence is shared with people, secrets are not. */
export function redact(text: string): string {
  const withoutAssigned = text.replace(ASSIGNMENT, (assignment) => {
    if (secretsInAssignments([assignment]).length === 0) return assignment;
    const at = assignment.indexOf('=');
    const value = assignment.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2');
    return REDACTED.test(value) ? assignment : `${assignment.slice(0, at)}=[redacted ${value.length} characters]`;
  });
  const withoutTokens = TOKEN_FORMS.reduce(
    (result, { name, form }) => result.replace(new RegExp(form, 'g'), `[redacted ${name}]`),
    withoutAssigned,
  );
  return secretValue(withoutTokens) === 'password in a URL'
    ? withoutTokens.replace(URL_WITH_PASSWORD, (url, password) =>
        url.replace(`:${password}@`, ':[redacted password in a URL]@'),
      )
    : withoutTokens;
}
