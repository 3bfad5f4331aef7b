import type { EnvironmentFact } from '../../model/index.ts';
import { isSecretName } from '../../secrets/secret-names.ts';
import { secretValue } from '../../secrets/secret-value.ts';
import { type AdoptedFolder, hostOf } from '../../source/adopted-folder.ts';
import { type EnvironmentRead, mergeEnvironment } from '../../source/merge-environment.ts';

/** What images bring for their own programs, and nobody sets anew. */
const ofTheImage =
  /^(?:LANG|LANGUAGE|LC_\w+|TZ|DEBIAN_FRONTEND|LD_\w+|GOPATH|GOROOT|CGO_ENABLED|CARGO_HOME|RUSTUP_HOME|JAVA_HOME|GEM_HOME|BUNDLE_\w+|PIP_\w+|POETRY_\w+|UV_\w+|NPM_\w+|YARN_\w+|PNPM_HOME)$/;

/** The variables that the image has, and those that the compose file gives it. No value of a secret is kept. */
export function findOwnEnvironment({ own, beside }: AdoptedFolder): EnvironmentFact[] {
  const { compose } = own;
  const stated = Object.entries(compose?.environment ?? {}).map(([name, value]) => ({ name, value }));
  const source = compose?.source ?? { file: own.file };
  const reads: EnvironmentRead[] = [
    ...own.environment
      .filter(({ name, value }) => !ofTheImage.test(name) && !value.includes('$'))
      .filter(({ name }) => !stated.some((other) => other.name === name))
      .map(({ name, value, source: at }) => ({ name, source: at, ...(isSecretName(name) ? {} : { default: value }) })),
    ...stated.map(({ name, value }) => ({
      name,
      source,
      ...said(
        name,
        value,
        beside.map((service) => service.name),
      ),
    })),
  ];
  const set = new Map(stated.map(({ name, value }) => [name, value]));
  return mergeEnvironment(reads).map((variable) => {
    const value = set.get(variable.name);
    const isPlain = value !== undefined && variable.default === value && !variable.secret;
    return isPlain ? { ...variable, set: value } : variable;
  });
}

function said(name: string, value: string | undefined, hosts: readonly string[]): Partial<EnvironmentRead> {
  if (value === undefined || value === '') return {};
  const address = withoutLogin(value);
  // Of an address within the stack everything but the login is known; the rest follows from the plan.
  if (address !== undefined && hosts.includes(hostOf(value))) return { default: address };
  if (isSecretName(name) || secretValue(value) !== undefined || hasLogin(value))
    return { secret: true, required: true };
  if (value.includes('$')) return value.includes(':?') ? { required: true } : {};
  return { default: value };
}

function hasLogin(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i.test(value);
}

/** `postgres://pilot:pw@db:5432/quay` without `:pw`; `undefined` for what is no address. */
function withoutLogin(value: string): string | undefined {
  const found = /^([a-z][a-z0-9+.-]*:\/\/)(?:([^/@:\s]*)(?::[^/@\s]*)?@)?([^@\s]+)$/i.exec(value);
  if (found === null) return undefined;
  const [, scheme = '', user = '', rest = ''] = found;
  return `${scheme}${user === '' || user.includes('$') ? '' : `${user}@`}${rest}`;
}
