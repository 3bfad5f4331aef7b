import type { ShellCommand, ShellWord } from './shell-script.ts';

/** A call of a package manager. */
export interface PackageCommand {
  /** `pip` for `pip3.12` and `python -m pip`, too. */
  manager: string;
  /** `install`, `add`; empty where none is named. */
  action: string;
  actionAt: ShellWord | undefined;
  options: readonly ShellWord[];
  /** Without the values of options. */
  packages: readonly ShellWord[];
}

/** Options that take the next word as their value, by manager. */
const withValue: Readonly<Record<string, RegExp>> = {
  apt: /^(?:-t|-o|-c|-a|--target-release|--option|--config-file|--host-architecture)$/,
  apk: /^(?:-t|--virtual|-X|--repository|-p|--root|--keys-dir|--repositories-file|--arch|--cache-dir|--wait)$/,
  yum: /^(?:-c|-x|--exclude|--enablerepo|--disablerepo|--repo|--installroot|--releasever|--setopt)$/,
  zypper: /^(?:-r|--repo|--from|-C|--cache-dir|-R|--root)$/,
  pip: /^(?:-r|--requirement|-c|--constraint|-e|--editable|-i|--index-url|--extra-index-url|-f|--find-links|-t|--target|--prefix|--root|--src|--timeout|--retries|--trusted-host|--cert|--no-binary|--only-binary|--platform|--python-version|--cache-dir|--log|--proxy)$/,
  npm: /^(?:--prefix|--registry|-C|--dir|--cwd|--loglevel|--cache|--store-dir|--workspace|-w|--filter|-F|--mutex|--modules-folder|--network-timeout|--cache-folder|--fetch-timeout|--maxsockets)$/,
  gem: /^(?:-v|--version|-i|--install-dir|-n|--bindir|-s|--source|-P|--trust-policy)$/,
  go: /^(?:-ldflags|-tags|-o|-p|-mod|-gcflags|-C)$/,
};

const families: Readonly<Record<string, string>> = {
  ...{ 'apt-get': 'apt', apt: 'apt', aptitude: 'apt', apk: 'apk', zypper: 'zypper' },
  ...{ yum: 'yum', dnf: 'yum', microdnf: 'yum', tdnf: 'yum' },
  ...{ pip: 'pip', npm: 'npm', yarn: 'npm', pnpm: 'npm', gem: 'gem', go: 'go' },
};

/** `undefined` for a command that is none. */
export function packageCommandOf({ name, words }: ShellCommand): PackageCommand | undefined {
  const isModule = /^python[\d.]*$/.test(name) && words[0]?.value === '-m' && words[1]?.value === 'pip';
  const manager = isModule || /^pip[\d.]*$/.test(name) ? 'pip' : name;
  const family = families[manager];
  if (family === undefined) return undefined;
  const options: ShellWord[] = [];
  const others: ShellWord[] = [];
  const rest = isModule ? words.slice(2) : words;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] as ShellWord;
    if (!word.value.startsWith('-') || word.value === '-') others.push(word);
    else {
      options.push(word);
      if (withValue[family]?.test(word.value) === true) at++;
    }
  }
  const [actionAt, ...packages] = others;
  return { manager, action: actionAt?.value ?? '', actionAt, options, packages };
}

/** True for one of these options, also among short ones that are written together: `-qy`. */
export function hasOption({ options }: Pick<PackageCommand, 'options'>, long: readonly string[], short = ''): boolean {
  return options.some(({ value }) => {
    if (value.startsWith('--')) return long.includes(value.split('=')[0] as string);
    return short !== '' && /^-[A-Za-z]+$/.test(value) && [...short].some((letter) => value.includes(letter));
  });
}
