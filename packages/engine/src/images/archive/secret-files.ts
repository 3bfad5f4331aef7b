import { secretsInVariables, secretValue } from '@seaworthy/core/secrets';

/** Files whose name alone makes them worth a look. What they hold decides (`holdsSecret`). */
const CANDIDATES: readonly { name: RegExp; holds: (text: string) => boolean }[] = [
  { name: /(^|\/)[^/]*\.(pem|key)$|(^|\/)id_(rsa|dsa|ecdsa|ed25519)$/, holds: hasPrivateKey },
  { name: /(^|\/)\.env(\.[\w-]+)*$/, holds: (text) => secretsInVariables(text.split('\n')).length > 0 },
  { name: /(^|\/)\.?npmrc$/, holds: hasRegistryLogin },
  { name: /(^|\/)\.pypirc$/, holds: (text) => /^[ \t]*password[ \t]*[=:][ \t]*\S/m.test(text) },
  { name: /(^|\/)[._]netrc$/, holds: (text) => /\bpassword\s+\S/.test(text) },
  { name: /(^|\/)\.git-credentials$/, holds: (text) => /:\/\/[^\s:/]+:[^\s@/]+@/.test(text) },
  { name: /\/\.aws\/credentials$/, holds: (text) => /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*\S/m.test(text) },
  { name: /\/\.docker\/config\.json$|(^|\/)\.dockercfg$/, holds: (text) => /"auth"\s*:\s*"[^"]+"/.test(text) },
  { name: /\/\.kube\/config$/, holds: (text) => /^[ \t]*(client-key-data|token)[ \t]*:[ \t]*\S/m.test(text) },
  {
    name: /(^|\/)(application_default_credentials|service[-_]?account[\w-]*|credentials)\.json$/,
    holds: (text) => /"(refresh_token|client_secret)"\s*:\s*"[^"]+"/.test(text) || hasPrivateKey(text),
  },
];

/** Templates to be filled in, and what libraries ship for their own tests and documentation. */
const TEMPLATES = /\.(example|sample|template|dist|defaults)$/;
const DEPENDENCIES = /(?:^|\/)(?:node_modules|site-packages|dist-packages)\//;
const NOT_SHIPPED_TO_RUN = /\/(tests?|__tests__|testing|testdata|fixtures?|examples?|docs?)\//;

/** True when a file's path is that of a file which usually holds a secret; decides which contents are read at all. */
export function isSecretCandidate(path: string): boolean {
  if (TEMPLATES.test(path) || isNotTheApplications(path)) return false;
  return CANDIDATES.some(({ name }) => name.test(path));
}

/** True when the content is a secret: a private key and not a certificate, a token and not a setting. */
export function holdsSecret(path: string, text: string): boolean {
  return CANDIDATES.some(({ name, holds }) => name.test(path) && (holds(text) || secretValue(text) !== undefined));
}

function isNotTheApplications(path: string): boolean {
  return path.startsWith('/usr/share/') || NOT_SHIPPED_TO_RUN.test(path.split(DEPENDENCIES).slice(1).join('/'));
}

function hasRegistryLogin(text: string): boolean {
  const settings = text.split('\n').filter((line) => !/^\s*[#;]/.test(line));
  return settings.some((line) => /(?:^|[\s:/])_(authToken|auth|password)\s*=\s*[^\s$]/.test(line));
}

function hasPrivateKey(text: string): boolean {
  return /-----BEGIN ((RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----\\?\s*\S/.test(text.replaceAll('\\n', '\n'));
}
