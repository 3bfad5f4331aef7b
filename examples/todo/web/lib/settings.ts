/** Where the parts of this installation find each other. */
export interface Settings {
  /** The API as this server reaches it, without a slash at the end. */
  readonly apiUrl: string;
  /** The API as browsers reach it. Empty: browsers call this server, which passes the call on. */
  readonly publicApiUrl: string;
  /** The assistant as browsers reach it. */
  readonly chatEndpoint: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings of a running server. The environment is a parameter for a reason: Next.js replaces the
 * literal text `process.env.NEXT_PUBLIC_…` by the value at build time, and one build has to serve everywhere.
 * @throws Error that names every variable that is missing or malformed
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const read = (name: string, fallback: string | undefined): string => {
    // An empty variable counts as absent: compose passes `NAME: ${NAME:-}` as an empty string.
    const value = environment[name] || fallback;
    if (value === undefined) problems.push(`${name} is missing: set it to an address such as http://api:8000.`);
    else if (value !== '' && !isHttpUrl(value)) problems.push(`${name} is not an http or https address: ${value}`);
    return (value ?? '').replace(/\/+$/, '');
  };

  // In production a default would hide the mistake until the first visitor comes.
  const apiUrl = read('API_URL', environment.NODE_ENV === 'production' ? undefined : 'http://localhost:8000');
  const publicApiUrl = read('NEXT_PUBLIC_API_URL', '');
  const chatEndpoint = read('NEXT_PUBLIC_CHAT_ENDPOINT', '') || `${publicApiUrl}/api/chat`;

  if (problems.length > 0) {
    throw new Error(['The configuration is not usable, so the server does not start:', ...problems].join('\n  - '));
  }
  return { apiUrl, publicApiUrl, chatEndpoint };
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol);
}
