import { type Instruction, type Stage, stageName } from '../../../dockerfile/stage.ts';
import { CA_BUNDLE, certificates } from '../../../dockerfile/stages/certificates.ts';
import { HOME, type InteractiveRole, interactiveStage } from '../../../dockerfile/stages/interactive.ts';
import { LIBRARY } from '../../../dockerfile/stages/library.ts';
import { ownerOf } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installInstructions, setUpInstructions, setUpName } from '../../../package-managers/install-instructions.ts';
import { SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from '../../../package-managers/python-layout.ts';
import { folderInImage, sourceOf } from '../../../text/path.ts';
import { COMPILE, compilePackages } from '../compile.ts';
import { library } from '../library/library.ts';
import { inOwnFolder, memberInstructions } from './members.ts';

/** What is of use while the source is worked on, and to nobody who runs it. */
const FOR_DEVELOPMENT = [
  "'requirements*.txt'",
  "'requirements*.in'",
  "'*-requirements.txt'",
  "'*-requirements.in'",
  ...['uv.lock', 'poetry.lock', 'pdm.lock', 'pylock.toml', 'Pipfile', 'Pipfile.lock'],
  ...['pytest.ini', 'tox.ini', 'noxfile.py', 'conftest.py', '.coveragerc', 'mypy.ini', 'ruff.toml', 'Makefile'],
];

export function pythonTools(service: ServicePlan): Stage {
  return {
    name: toolsName(service),
    role: 'tools',
    from: service.build.image,
    comment: 'What every Python stage starts from.',
    instructions: [
      {
        kind: 'env',
        values: {
          PIP_CERT: CA_BUNDLE,
          SSL_CERT_FILE: CA_BUNDLE,
          PIP_DISABLE_PIP_VERSION_CHECK: '1',
          PIP_ROOT_USER_ACTION: 'ignore',
        },
      },
      ...setUpInstructions(service),
      { kind: 'workdir', path: '/app' },
    ],
  };
}

/** Where packages are installed for production: with `strip`, which slim images lack. */
export function pythonStrip(service: ServicePlan): Stage {
  return {
    name: stripName(service),
    role: 'tools',
    from: toolsName(service),
    instructions: [
      {
        kind: 'run',
        mounts: [certificates],
        commands: [
          'command -v strip > /dev/null || { apt-get update && \\\n' +
            '      apt-get install --yes --no-install-recommends binutils && rm -rf /var/lib/apt/lists/*; }',
        ],
      },
    ],
  };
}

/** `added`: packages with fixed versions that are installed beside those of the project. */
export function pythonDependencies(service: ServicePlan, added: readonly string[] = []): Stage {
  return {
    name: `${service.name}-dependencies`,
    role: 'dependencies',
    from: stripName(service),
    comment:
      "A plain folder rather than a virtual environment, which would be tied to the path of this stage's Python. " +
      'Start scripts stay out, and what compiled modules know for debuggers; byte code is made now, as nothing can ' +
      'write it later.',
    instructions: installInstructions(service, 'production', [
      ...(added.length === 0
        ? []
        : [`pip install --no-compile --no-deps --target=${SITE_PACKAGES} ${added.join(' ')}`]),
      `rm -rf ${SITE_PACKAGES}/bin`,
      // Libraries that wheels bring along (`*.libs`) have been patched, which not every strip gets right.
      `{ find ${SITE_PACKAGES} -name '*.so' -type f ! -path '*.libs/*' -exec strip --strip-debug {} + || \\\n` +
        '      echo "What strip could not read stays as it is."; }',
      ...compilePackages(SITE_PACKAGES),
    ]).concat(memberInstructions(service, 'production', compilePackages(SITE_PACKAGES))),
  };
}

export function pythonDevelopmentDependencies(service: ServicePlan): Stage {
  return {
    name: `${service.name}-dev-dependencies`,
    role: 'development-dependencies',
    from: toolsName(service),
    instructions: [
      {
        kind: 'env',
        values: {
          ...pythonEnvironment(service, []),
          VIRTUAL_ENV: VIRTUAL_ENVIRONMENT,
          PATH: `${VIRTUAL_ENVIRONMENT}/bin:$PATH`,
        },
      },
      ...installInstructions(service, 'development'),
      ...memberInstructions(service, 'development'),
      ...inOwnFolder(service),
    ],
  };
}

/** The source as it ships: without tests, with byte code. `finish` makes more of it. */
/** It is beside the source of a service at the repository's top, and has a stage of its own. */
function copiedLibrary(service: ServicePlan): string[] {
  return service.path === '.' && service.library !== undefined ? [library.folder.slice(0, -1)] : [];
}

export function pythonBuild(service: ServicePlan, finish: readonly Instruction[] = []): Stage {
  const removed = `find . -maxdepth 2 -type f \\( ${FOR_DEVELOPMENT.map((name) => `-name ${name}`).join(' -o ')} \\) -delete`;
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: toolsName(service),
    instructions: [
      ...inOwnFolder(service),
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      {
        kind: 'run',
        mounts: [],
        commands: [`rm -rf ${['tests', 'test', ...copiedLibrary(service)].join(' ')}`, removed, `${COMPILE} .`],
      },
      ...finish,
    ],
  };
}

/** Development and tests of a Python service. */
export function pythonInteractive(
  service: ServicePlan,
  role: InteractiveRole,
  command: readonly string[],
  summary: string,
): Stage {
  return interactiveStage(service, {
    ...{ role, command, summary, from: `${service.name}-dev-dependencies` },
    environment: { HOME },
    prepare: { kind: 'run', mounts: [], commands: [`chown ${ownerOf(service)} ${folderInImage(service)}`] },
  });
}

export function pythonRuntimeFiles(service: ServicePlan): Instruction[] {
  return [
    { kind: 'copy', from: `${service.name}-dependencies`, sources: [SITE_PACKAGES], destination: SITE_PACKAGES },
    { kind: 'copy', from: `${service.name}-build`, sources: [folderInImage(service)], destination: './' },
    {
      kind: 'env',
      values: pythonEnvironment(service, [SITE_PACKAGES, ...(service.library === undefined ? [] : [LIBRARY])]),
    },
  ];
}

/** A command of a package, run without its start script: `alembic upgrade head` is `python3 -m alembic upgrade head`. */
export function asModule(command: readonly string[]): string[] {
  const [program = '', ...rest] = command;
  return /^python3?$/.test(program) ? ['python3', ...rest] : ['python3', '-m', program, ...rest];
}

/** What Python is given to run a file (`jobs/send.py`) or a module (`jobs.send`). */
export function pythonProgram(entryPoint: string): string[] {
  return entryPoint.endsWith('.py') ? [entryPoint] : ['-m', entryPoint];
}

function pythonEnvironment(service: ServicePlan, dependencies: readonly string[]): Record<string, string> {
  const root = service.traits.sourceRoot;
  const folder = folderInImage(service);
  const source = typeof root === 'string' && root !== '.' ? [`${folder}/${root}`, folder] : [folder];
  return {
    PYTHONPATH: [...source, ...dependencies].join(':'),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
  };
}

function toolsName(service: ServicePlan): string {
  return stageName(pythonName(service), ...setUpName(service));
}

export function pythonName({ build }: ServicePlan): string {
  return stageName('python', build.version, ...(build.nativeAddons ? ['full'] : []));
}

function stripName(service: ServicePlan): string {
  return stageName(toolsName(service), 'strip');
}
