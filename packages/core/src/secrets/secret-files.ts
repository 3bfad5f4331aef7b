import picomatch from 'picomatch';
import { secretsInVariables } from './find-secrets.ts';
import { secretValue } from './secret-value.ts';

/**
 * Files whose name alone makes them worth a look; what they hold decides. `withheld`: no build ever needs one, so its
 * patterns are kept from the builder unread. The others are settings first, and only kept back when they hold something.
 */
interface SecretFile {
  /** Globs that `.dockerignore` understands as well. */
  globs: readonly string[];
  withheld: boolean;
  holds(text: string): boolean;
}

const files: readonly SecretFile[] = [
  { globs: ['**/.env', '**/.env.*'], withheld: true, holds: (text) => secretsInVariables(text.split('\n')).length > 0 },
  { globs: ['**/.npmrc', '**/.npmrc.*', '**/npmrc'], withheld: true, holds: holdsRegistryToken },
  { globs: ['**/*.pem', '**/*.key'], withheld: true, holds: hasPrivateKey },
  { globs: ['rsa', 'dsa', 'ecdsa', 'ed25519'].map((kind) => `**/id_${kind}`), withheld: true, holds: hasPrivateKey },
  { globs: ['**/.pypirc'], withheld: true, holds: (text) => /^[ \t]*password[ \t]*[=:][ \t]*\S/m.test(text) },
  { globs: ['**/.netrc', '**/_netrc'], withheld: true, holds: (text) => /\bpassword\s+\S/.test(text) },
  { globs: ['**/.git-credentials'], withheld: true, holds: (text) => /:\/\/[^\s:/]+:[^\s@/]+@/.test(text) },
  {
    globs: ['**/.aws/credentials'],
    withheld: true,
    holds: (text) => /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*\S/m.test(text),
  },
  {
    globs: ['**/.docker/config.json', '**/.dockercfg'],
    withheld: true,
    holds: (text) => /"auth"\s*:\s*"[^"]+"/.test(text),
  },
  {
    globs: ['**/.kube/config'],
    withheld: true,
    holds: (text) => /^[ \t]*(client-key-data|token)[ \t]*:[ \t]*\S/m.test(text),
  },
  {
    globs: [
      '**/application_default_credentials.json',
      ...['-', '_', ''].map((between) => `**/service${between}account*.json`),
      '**/credentials.json',
    ],
    withheld: true,
    holds: (text) => /"(refresh_token|client_secret)"\s*:\s*"[^"]+"/.test(text) || hasPrivateKey(text),
  },
  { globs: ['**/pip.conf', '**/uv.toml'], withheld: false, holds: () => false },
  { globs: ['**/.yarnrc.yml', '**/bunfig.toml'], withheld: false, holds: holdsRegistryToken },
  {
    globs: ['**/auth.toml'],
    withheld: false,
    holds: (text) => /^[ \t]*(password|pypi-token\S*)[ \t]*=[ \t]*\S/m.test(text),
  },
];

/** Templates to be filled in, and what libraries ship for their own tests and documentation. */
const TEMPLATES = /\.(example|sample|template|dist|defaults)$/;
const DEPENDENCIES = /(?:^|\/)(?:node_modules|site-packages|dist-packages)\//;
const NOT_SHIPPED_TO_RUN = /\/(tests?|__tests__|testing|testdata|fixtures?|examples?|docs?)\//;

const matching = files.map((file) => ({ ...file, matches: picomatch([...file.globs], { dot: true }) }));
const isCandidate = picomatch(
  files.flatMap(({ globs }) => globs),
  { dot: true },
);

/** What a `.dockerignore` keeps from every build, templates excepted. */
export const withheldGlobs: readonly string[] = [
  ...files.flatMap(({ globs, withheld }) => (withheld ? globs : [])),
  '**/.secrets',
  '!**/.env.example',
];

/** True when a file's path is that of a file which usually holds a secret; decides which contents are read at all. */
export function isSecretCandidate(path: string): boolean {
  if (TEMPLATES.test(path) || isNotTheApplications(path)) return false;
  return isCandidate(relative(path));
}

/** True when `withheldGlobs` keep the file from a build, whatever it holds. */
export function isWithheld(path: string): boolean {
  return matching.some(({ matches, withheld }) => withheld && matches(relative(path)));
}

/** True when the content is a secret: a private key and not a certificate, a token and not a setting. */
export function fileHoldsSecret(path: string, text: string): boolean {
  return matching.some(
    ({ matches, holds }) => matches(relative(path)) && (holds(text) || secretValue(text) !== undefined),
  );
}

/** Globs begin at a folder; in an image, paths begin at the root. */
function relative(path: string): string {
  return path.replace(/^\/+/, '');
}

/** npm's and Yarn's and Bun's ways to write a token; one that names a variable (`${NPM_TOKEN}`) holds none. */
function holdsRegistryToken(text: string): boolean {
  const settings = text.split('\n').filter((line) => !/^\s*[#;]/.test(line));
  return settings.some((line) => REGISTRY_TOKEN.test(line));
}

const REGISTRY_TOKEN = /(?:_(?:authToken|auth|password)\s*=|npmAuth(?:Token|Ident)\s*:|\btoken\s*=)\s*["']?[^\s$"']/;

function hasPrivateKey(text: string): boolean {
  return /-----BEGIN ((RSA|EC|DSA|OPENSSH|ENCRYPTED) )?PRIVATE KEY-----\\?\s*\S/.test(text.replaceAll('\\n', '\n'));
}

function isNotTheApplications(path: string): boolean {
  return path.startsWith('/usr/share/') || NOT_SHIPPED_TO_RUN.test(path.split(DEPENDENCIES).slice(1).join('/'));
}
