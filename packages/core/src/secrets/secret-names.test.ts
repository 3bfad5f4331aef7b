import { expect, test } from 'vitest';
import { isSecretName, secretKindOf } from './secret-names.ts';

test.each([
  ...['DB_PASSWORD', 'DB_PASS', 'DB_PWD', 'MYSQL_PWD', 'PGPASSWORD', 'DBPASS', 'PASSWORD1', 'PASS', 'REDIS_PASSPHRASE'],
  ...['NPM_TOKEN', 'authToken', 'GITHUB_PAT', 'SESSION_SECRET', 'CLIENTSECRET', 'AWS_CREDENTIALS', 'PASSWORD_SALT'],
  ...['OPENAI_API_KEY', 'API_KEY_2', 'apiKey', 'APIkey', 'api-key', 'APIKEY', 'APP_KEYS', 'JWT_KEY', 'SIGNING_KEY'],
  ...['AWS_SECRET_ACCESS_KEY', 'STRIPE_SECRET_KEY', 'SECRET_KEY_BASE', 'SUPABASE_SERVICE_ROLE_KEY', 'DBPassword'],
])('%s is the name of a secret', (name) => expect(secretKindOf(name)).toBe('secret'));

test.each([
  ...['DATABASE_URL', 'TIDE_DATABASE_URL', 'DATABASE_URL_REPLICA', 'REDISURL', 'MONGODB_URI', 'CELERY_BROKER_URL'],
  ...['RABBIT_URL', 'CLOUDAMQP_URL', 'AMQP_URL', 'REDISCLOUD_URL', 'REDISTOGO_URL', 'JAWSDB_URL', 'MONGOLAB_URI'],
  ...['DB_CONNECTION_STRING', 'ConnectionString', 'SENTRY_DSN', 'DSN'],
])('%s is the name of an address that may carry a password', (name) => {
  expect([secretKindOf(name), isSecretName(name)]).toEqual(['address', true]);
});

test.each([
  ...[
    'TOKEN_VERSION',
    'DB_PASSWORD_FILE',
    'DATABASE_URL_FILE',
    'SECRET_PATH',
    'PUBLIC_KEY',
    'JWT_PUBLIC_KEY',
    'PUBLIC_TOKEN',
  ],
  ...[
    'GPG_KEY',
    'KEY',
    'CACHE_KEY',
    'SORT_KEY',
    'SECRET_NAME',
    'PASSWORD_MIN_LENGTH',
    'PASS_RATE',
    'PWD',
    'OLDPWD',
    'OLD_PWD',
  ],
  ...[
    'BYPASS',
    'COMPASS',
    'KEYBOARD',
    'MONKEY',
    'TOKENIZER',
    'TOKENIZERS_PARALLELISM',
    'MAX_TOKENS',
    'AWS_ACCESS_KEY_ID',
  ],
  ...['NODE_VERSION', 'PATH', 'API_URL', 'NEXT_PUBLIC_MAP_TOKEN', 'VITE_API_KEY', 'STRIPE_PUBLISHABLE_KEY', ''],
])('%s is not', (name) => expect(isSecretName(name)).toBe(false));
