const CERTIFICATE = [
  /SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
  /CERTIFICATE_VERIFY_FAILED|unable to get local issuer certificate|self[- ]signed certificate/i,
  /certificate signed by unknown authority|invalid peer certificate|UnknownIssuer|Certificate verification failed/,
  // npm 10 swallows the certificate error of a parallel download and ends with this.
  /Exit handler never called/,
];

const NETWORK = [
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)\b/,
  /Temporary failure (in name resolution|resolving)|Could not resolve( host)?|no such host|server misbehaving/i,
  /Failed to establish a new connection|(Read|Connect|Connection) timed out|i\/o timeout|TLS handshake timeout/i,
  /connection refused|connection reset|network is unreachable|no route to host|Unable to connect to/i,
  /dns error|tcp connect error|error sending request for url/i,
];

const UNRESOLVED = [
  /\bgetaddrinfo (?:ENOTFOUND|EAI_AGAIN)(?! (?:localhost|127\.|::1)\b)/,
  /NameResolutionError|Temporary failure (?:in name resolution|resolving)|Name or service not known/,
  /Could not resolve host|\bno such host\b/i,
];

const MANAGER = /\b(?:npm|pnpm|yarn|bun)\s/;
const FETCHES = /\s(?:ci|i|install|add|fetch|exec|dlx|rebuild)\b/;
const FETCHING =
  /\b(?:pip3?|uv|uvx|poetry|pipenv|npx|corepack|apt|apt-get|apk|dnf|microdnf|curl|wget|git|playwright)\b/;

/** What package managers print of an answer that refuses them; each names the status, or means 401. */
const REFUSED = [
  /\bnpm (?:error|ERR!) code E(40[13])\b/,
  /\bERR_PNPM_FETCH_(40[13])\b/,
  /\bYN0041\b/,
  /\bResponse Code: (40[13])\b/,
  // Yarn 1 says so of archives; of a package's document it prints what the registry answered.
  /Request failed \\?"(40[13])\b/,
  /\berror: GET \S+ - (40[13])\b/,
  /\b(40[13]) Error, Credentials not correct for\b/,
  /\bHTTP error (40[13]) while getting\b/,
  /lack of valid authentication credentials \((40[13])\b/,
  /\breturned a (40[13]) Forbidden error\b/,
];

const LOCKFILES: readonly [tool: string, sign: RegExp][] = [
  [
    'npm',
    /npm ci` can only install packages when your package\.json and package-lock\.json|Missing: \S+ from lock file|Invalid: lock file's/,
  ],
  ['npm', /can only install with an existing package-lock\.json/],
  ['pnpm', /ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_NO_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH/],
  ['yarn', /Your lockfile needs to be updated|YN0028|The lockfile would have been modified by this install/],
  ['pdm', /Lockfile doesn't satisfy the project requirements|No lockfile found, please run `pdm lock`/],
  ['uv', /The lockfile at `?uv\.lock`? needs to be updated|Unable to find lockfile at `?uv\.lock/],
  [
    'poetry',
    /pyproject\.toml changed significantly since poetry\.lock was last generated|poetry\.lock is not up to date/,
  ],
];

const HOSTS = [
  /getaddrinfo \w+ ([\w.-]+)/,
  /host='([\w.-]+)'/,
  /Failed to resolve '([\w.-]+)'/,
  /Could not resolve(?: host:?)? '?([\w.-]+\.[\w-]+)/i,
  /Temporary failure resolving '([\w.-]+)'/,
  /lookup ([\w.-]+)/,
  /connect E\w+ ([\w.:-]+)/,
  /https?:\/\/([\w.-]+)/,
];

/** True for what tools say about a certificate that they don't trust. */
export function isCertificateProblem(text: string): boolean {
  return CERTIFICATE.some((sign) => sign.test(text));
}

/** True for what tools say about a host that they can't reach. */
export function isNetworkProblem(text: string): boolean {
  return NETWORK.some((sign) => sign.test(text));
}

/**
 * True for what tools say about a name that the network's name server does not know or that it could not be asked for: a
 * program that builds may fetch as well (fonts, data), whatever its command is called. Names of this machine don't count.
 */
export function isNameProblem(text: string): boolean {
  return UNRESOLVED.some((sign) => sign.test(text));
}

/** True for a command that fetches packages or files. */
export function needsNetwork(instruction: string): boolean {
  const manager = instruction.search(MANAGER);
  return FETCHING.test(instruction) || (manager >= 0 && FETCHES.test(instruction.slice(manager)));
}

/** The answer of a registry that refuses whoever installs from it; absent where none is said. */
export function refusedLogin(text: string): 401 | 403 | undefined {
  const found = REFUSED.map((sign) => sign.exec(text)).find((match) => match !== null);
  if (found === undefined || found === null) return undefined;
  return found[1] === '403' ? 403 : 401;
}

/** The package manager that complains about its lockfile; absent when none does. */
export function lockfileTool(text: string): string | undefined {
  return LOCKFILES.find(([, sign]) => sign.test(text))?.[0];
}

/** The host that an error names; absent when it names none. */
export function findHost(lines: readonly string[]): string | undefined {
  for (const sign of HOSTS) {
    const host = lines.map((line) => sign.exec(line)?.[1]).find((found) => found !== undefined);
    if (host !== undefined) return host;
  }
  return undefined;
}
