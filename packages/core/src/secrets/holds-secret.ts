import { isRealValue } from './real-value.ts';
import { isRedaction } from './redaction.ts';
import { secretKindOf } from './secret-names.ts';
import { secretValue } from './secret-value.ts';

const whereItIs =
  /^(?:host|hostaddr|hostname|server|data source|address|addr|endpoint|account ?name|dbname|database)$/i;
const url = /^[a-z][a-z0-9+.:-]*:[/.]\S*$/i;
const hostAndPort = /^(?:[\w.-]+:\d+|localhost)$/;

/** True when who sees this variable with its value sees a secret, or what is left of one. */
export function holdsSecret(name: string, value: string): boolean {
  if (isRedaction(value) || secretValue(value) !== undefined) return true;
  const kind = secretKindOf(name);
  if (kind === undefined || !isRealValue(value)) return false;
  return kind === 'secret' || !isHarmlessAddress(value);
}

/**
 * Only an address that is understood can be told to have no password in it; `secretValue` has looked for one before the
 * host. Over HTTP, the user itself is a key (`https://<key>@sentry.example/1`).
 */
function isHarmlessAddress(address: string): boolean {
  const parameters = [...address.matchAll(/([A-Za-z][\w .-]*?)\s*=\s*([^&;\s]*)/g)];
  if (parameters.some(([, name = '', value = '']) => secretKindOf(name) === 'secret' && isRealValue(value)))
    return false;
  if (/^https?:\/\/[^/?#\s]*@/i.test(address)) return false;
  return parameters.some(([, name = '']) => whereItIs.test(name)) || url.test(address) || hostAndPort.test(address);
}
