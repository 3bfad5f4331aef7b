const SHELLS = new Set('sh ash bash busybox csh dash elvish fish ksh mksh nu pwsh tcsh toybox xonsh zsh'.split(' '));

const PACKAGE_MANAGERS = new Set(
  (
    'apk apt apt-get aptitude brew bundle bundler cargo composer conda corepack dnf dpkg easy_install gem mamba microdnf ' +
    'npm npx nuget pacman pip pipenv pipx pnpm pnpx poetry rpm uv uvx yarn yarnpkg yum zypper'
  ).split(' '),
);

/** Folders from which programs are started; elsewhere the same name is a module, a completion or documentation. */
const PROGRAM_FOLDER = /^(.*\/)?(bin|sbin|busybox)\/([^/]+)$/;

/** Modules that are started through their runtime, without a program of their own. */
const PACKAGE_MANAGER_MODULE =
  /\/((site|dist)-packages\/(pip|uv)\/__main__\.py|node_modules\/(npm|pnpm|corepack)\/package\.json)$/;

/** True for the path of a command interpreter. */
export function isShell(path: string): boolean {
  return SHELLS.has(PROGRAM_FOLDER.exec(path)?.[3] ?? '');
}

/** True for the path of a program or module that installs packages. */
export function isPackageManager(path: string): boolean {
  const program = PROGRAM_FOLDER.exec(path)?.[3] ?? '';
  const inDependency = /\/s?bin\//.test(path.split('/node_modules/').slice(1).join('/'));
  return (
    (!inDependency && PACKAGE_MANAGERS.has(program.replace(/^(pip)[\d.]+$/, '$1'))) || PACKAGE_MANAGER_MODULE.test(path)
  );
}
