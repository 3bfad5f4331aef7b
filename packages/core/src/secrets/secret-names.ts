/** What a name says of its value: it is a secret, or an address that carries one when it holds a password. */
export type SecretKind = 'secret' | 'address';

/** Endings that name a secret, also where words are written together: `PGPASSWORD`, `CLIENTSECRET`, `authtoken`. */
const secretEnding =
  /(?:PASSWORDS?|PASSWD|PASSPHRASE|SECRETS?|TOKEN|CREDENTIALS?|(?:API|SECRET|PRIVATE|ACCESS|AUTH|MASTER|SIGNING|ENCRYPTION)KEYS?)$/;
/** Short words that name a secret only as a whole: `COMPASS` and `BYPASS` end in one. */
const secretWord = /^(?:PASS|CREDS|SALT|PSK)$/;
/** Short words that name something else when they stand alone: `PWD` is the folder that a shell is in. */
const secretLastWord = /^(?:PWD|PW|PAT)$/;
const secretShortPair =
  /^(?:DB|DATABASE|PG|MYSQL|POSTGRES|REDIS|MONGO|SMTP|MAIL|ROOT|USER|ADMIN|FTP|LDAP)(?:PASS|PWD)$/;
/** What a key is for, where that makes it secret: not `CACHE_KEY`, `SORT_KEY`, nor `GPG_KEY`, a fingerprint. */
const secretKey = new Set([
  ...['API', 'ACCESS', 'ACCOUNT', 'ADMIN', 'AES', 'APP', 'AUTH', 'COOKIE', 'CRYPT', 'DEPLOY', 'ENCRYPT', 'ENCRYPTION'],
  ...['HMAC', 'JWT', 'LICENSE', 'MASTER', 'PRIVATE', 'ROLE', 'ROOT', 'SECRET', 'SERVICE', 'SESSION', 'SIGN', 'SIGNING'],
  ...['SSH', 'STORAGE', 'WEBHOOK'],
]);
const publicWord = new Set(['PUBLIC', 'PUBLISHABLE']);
/** What stands before `_URL` when the address usually carries a password: servers, and platforms' add-ons that are such. */
const passwordProtected = new Set([
  ...['DATABASE', 'DB', 'POSTGRES', 'POSTGRESQL', 'PG', 'MYSQL', 'MARIADB', 'MSSQL', 'SQLSERVER', 'COCKROACH'],
  ...['MONGO', 'MONGODB', 'REDIS', 'VALKEY', 'AMQP', 'RABBIT', 'RABBITMQ', 'BROKER', 'SMTP', 'MAILER', 'BACKEND'],
  ...['CLOUDAMQP', 'REDISCLOUD', 'REDISTOGO', 'REDISGREEN', 'CLEARDB', 'JAWSDB', 'MONGOLAB', 'MONGOHQ', 'CLICKHOUSE'],
]);
const reachesBrowser = /^(?:NEXT_PUBLIC|VITE|PUBLIC|REACT_APP|NUXT_PUBLIC|GATSBY)_/;

/**
 * True when the name says that the value must not be seen. Its *last* words decide: `DB_PASS`, `apiKey` and `NPM_TOKEN` are
 * secrets; `TOKEN_VERSION`, `PASSWORD_FILE` and `PUBLIC_KEY` are none. An address such as `DATABASE_URL` counts as one, for
 * where only the name is known it may hold a password.
 */
export function isSecretName(name: string): boolean {
  return secretKindOf(name) !== undefined;
}

/** True when the value is meant for the browser. */
export function isPublicName(name: string): boolean {
  return reachesBrowser.test(name);
}

/** What a name says of its value; `undefined`: nothing. */
export function secretKindOf(name: string): SecretKind | undefined {
  if (isPublicName(name)) return undefined;
  const readings = [wordsOf(name.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2')), wordsOf(name)];
  if (readings.some(nameSecret)) return 'secret';
  return readings.some(nameAddress) ? 'address' : undefined;
}

/** `API_KEY_2` and `PASSWORD1` are the second and first of their kind. */
function wordsOf(name: string): string[] {
  const words = name.toUpperCase().match(/[A-Z0-9]+/g) ?? [];
  while (words.length > 1 && /^\d+$/.test(words.at(-1) ?? '')) words.pop();
  const last = words.pop();
  return last === undefined ? [] : [...words, last.replace(/(?<=[A-Z])\d+$/, '')];
}

function nameSecret(words: readonly string[]): boolean {
  if (words.some((word) => publicWord.has(word))) return false;
  // Rails' SECRET_KEY_BASE is the key that all others are derived from.
  const [before = '', last = ''] = words.at(-1) === 'BASE' ? words.slice(-3, -1) : ['', ...words].slice(-2);
  if (secretEnding.test(last) || secretWord.test(last) || secretShortPair.test(last)) return true;
  if (secretLastWord.test(last)) return before !== '' && before !== 'OLD' && before !== 'INIT';
  return /^KEYS?$/.test(last) && secretKey.has(before);
}

function nameAddress(words: readonly string[]): boolean {
  if (/^(?:FILE|PATH|DIR)$/.test(words.at(-1) ?? '')) return false;
  return words.some((word, at) => {
    const before = words[at - 1] ?? '';
    if (/^UR[LI]$/.test(word)) return passwordProtected.has(before);
    if (/^(?:DSN|CONNECTIONSTRING)$/.test(word) || (word === 'STRING' && before === 'CONNECTION'))
      return at === words.length - 1 || passwordProtected.has(before);
    return passwordProtected.has(/^(.+)UR[LI]$/.exec(word)?.[1] ?? '');
  });
}
