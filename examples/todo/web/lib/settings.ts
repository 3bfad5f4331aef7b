/** Where the parts of this installation find each other. */
export interface Settings {
  /** The API as this server reaches it, without a slash at the end. */
  readonly apiUrl: string;
  /** The API as browsers reach it. Empty: browsers call this server, which passes the call on. */
  readonly publicApiUrl: string;
  /** The assistant as browsers reach it. */
  readonly chatEndpoint: string;
}

/**
 * The settings of the running server, read from its environment at each call.
 * @throws Error that names every variable that is missing or malformed
 */
export function readSettings(): Settings {
  const problems: string[] = [];
  const check = (name: string, value: string): string => {
    if (value !== '' && !isHttpUrl(value)) problems.push(`${name} is not an http or https address: ${value}`);
    return value.replace(/\/+$/, '');
  };

  // In production a default would hide the mistake until the first visitor comes.
  const usual = process.env.NODE_ENV === 'production' ? '' : 'http://localhost:8000';
  const apiUrl = check('API_URL', process.env.API_URL || usual);
  if (apiUrl === '') problems.push('API_URL is missing: set it to an address such as http://api:8000.');
  const publicApiUrl = check('NEXT_PUBLIC_API_URL', readPublic('NEXT_PUBLIC_API_URL'));
  const chatEndpoint = check('NEXT_PUBLIC_CHAT_ENDPOINT', readPublic('NEXT_PUBLIC_CHAT_ENDPOINT'));

  if (problems.length > 0) {
    throw new Error(['The configuration is not usable, so the server does not start:', ...problems].join('\n  - '));
  }
  return { apiUrl, publicApiUrl, chatEndpoint: chatEndpoint || `${publicApiUrl}/api/chat` };
}

function readPublic(name: `NEXT_PUBLIC_${string}`): string {
  // By a computed name, because Next.js replaces the literal text `process.env.NEXT_PUBLIC_…` by the value that it
  // has at build time, and one build has to serve everywhere.
  return process.env[name] ?? '';
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
