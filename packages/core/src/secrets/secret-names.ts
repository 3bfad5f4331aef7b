/** Endings of whole words: `TOKEN` is a secret, `TOKEN_VERSION` and `PUBLIC_KEY` are not. */
const secret =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|SECRETS|TOKEN|CREDENTIALS?|APIKEY|DSN|(?:API|PRIVATE|SECRET|ACCESS|ENCRYPTION|SIGNING|AUTH|MASTER|LICENSE|SERVICE|ACCOUNT|COOKIE|SESSION|JWT|HMAC|AES)_KEY|KEY_BASE)(?:_\d+)?$/;
/** Addresses that usually carry a password. */
const address =
  /(?:^|_)(?:DATABASE|DB|POSTGRES|POSTGRESQL|PG|MYSQL|MARIADB|MONGO|MONGODB|REDIS|AMQP|RABBITMQ|BROKER|SMTP|MAILER|CELERY_BROKER|CELERY_RESULT_BACKEND)_(?:URL|URI|CONNECTION_STRING)(?:_\w+)?$|CONNECTION_STRING$/;
const reachesBrowser = /^(?:NEXT_PUBLIC|VITE|PUBLIC|REACT_APP|NUXT_PUBLIC)_/;

/** True when the name says that the value must not be seen. */
export function isSecretName(name: string): boolean {
  const upper = name.toUpperCase();
  return !isPublicName(name) && (secret.test(upper) || address.test(upper));
}

/** True when the value is meant for the browser. */
export function isPublicName(name: string): boolean {
  return reachesBrowser.test(name);
}
