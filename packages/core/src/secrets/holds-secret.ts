import { isRealValue } from './real-value.ts';
import { isRedaction } from './redaction.ts';
import { secretKindOf } from './secret-names.ts';
import { secretValue } from './secret-value.ts';

const whereItIs =
  /^(?:host|hostaddr|hostname|server|data source|address|addr|endpoint|account ?name|dbname|database)$/i;
const scheme = /^[a-z][a-z0-9+.:-]*$/i;
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
  const parameters = parametersOf(address);
  if (parameters.some(({ name, value }) => secretKindOf(name) === 'secret' && isRealValue(value))) return false;
  if (/^https?:\/\/[^/?#\s]*@/i.test(address)) return false;
  return parameters.some(({ name }) => whereItIs.test(name)) || isUrl(address) || hostAndPort.test(address);
}

/** `User Id=shop;Password=x`, `host=db user=shop`, `?user=shop&password=x`: names may hold spaces, values may not. */
function parametersOf(address: string): { name: string; value: string }[] {
  const parts = address.split('=');
  return parts.slice(1).map((part, index) => {
    const before = parts[index] ?? '';
    const behindValue = index === 0 ? before : before.trimStart().replace(/^[^&;\s]*/, '');
    const name = behindValue.split(/[^\w .-]/).at(-1) ?? '';
    return { name: name.replace(/^[^A-Za-z]+/, '').trim(), value: /^[^&;\s]*/.exec(part.trimStart())?.[0] ?? '' };
  });
}

function isUrl(address: string): boolean {
  const [before = '', ...rest] = address.split(/:[/.]/, 2);
  return rest.length > 0 && scheme.test(before) && !/\s/.test(address);
}
