import { type Instruction, type Stage, stageName } from '../../../dockerfile/stage.ts';
import { CA_BUNDLE } from '../../../dockerfile/stages/certificates.ts';
import { HOME, type InteractiveRole, interactiveStage } from '../../../dockerfile/stages/interactive.ts';
import { ownerOf } from '../../../dockerfile/stages/runtime.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { installInstructions, setUpInstructions, setUpName } from '../../../package-managers/install-instructions.ts';
import { SITE_PACKAGES, VIRTUAL_ENVIRONMENT } from '../../../package-managers/python-layout.ts';
import { sourceOf } from '../../../text/path.ts';

/**
 * Byte code that is never checked against the source's time: files in an image don't change, and a reproducible build
 * resets times.
 */
const COMPILE = 'python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash';

export function pythonTools(service: ServicePlan): Stage {
  return {
    name: toolsName(service),
    role: 'tools',
    from: service.build.image,
    comment:
      'What every Python stage starts from. Behind a proxy that inspects TLS, its authorities come as the secret "ca" ' +
      "(see docker-bake.hcl) and stand in for the system's during a step; no layer keeps them.",
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

export function pythonDependencies(service: ServicePlan): Stage {
  return {
    name: `${service.name}-dependencies`,
    role: 'dependencies',
    from: toolsName(service),
    comment:
      "A plain folder rather than a virtual environment, which would be tied to the path of this stage's Python. " +
      "Packages' own tests and start scripts stay out; byte code is made now, as nothing can write it later.",
    instructions: installInstructions(service, 'production', [
      `rm -rf ${SITE_PACKAGES}/bin`,
      `find ${SITE_PACKAGES} -type d -name tests -prune -exec rm -r {} +`,
      // Some packages ship files for other Python versions, which don't compile.
      `{ ${COMPILE} ${SITE_PACKAGES} || true; }`,
    ]),
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
    ],
  };
}

/** The source as it ships: without tests, with byte code. */
export function pythonBuild(service: ServicePlan): Stage {
  return {
    name: `${service.name}-build`,
    role: 'builder',
    from: toolsName(service),
    instructions: [
      { kind: 'copy', sources: [sourceOf(service)], destination: './' },
      { kind: 'run', mounts: [], commands: ['rm -rf tests test', `${COMPILE} .`] },
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
    prepare: { kind: 'run', mounts: [], commands: [`chown ${ownerOf(service)} /app`] },
  });
}

export function pythonRuntimeFiles(service: ServicePlan): Instruction[] {
  return [
    { kind: 'copy', from: `${service.name}-dependencies`, sources: [SITE_PACKAGES], destination: SITE_PACKAGES },
    { kind: 'copy', from: `${service.name}-build`, sources: ['/app'], destination: './' },
    { kind: 'env', values: pythonEnvironment(service, [SITE_PACKAGES]) },
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

function pythonEnvironment({ traits }: ServicePlan, dependencies: readonly string[]): Record<string, string> {
  const root = traits.sourceRoot;
  const source = typeof root === 'string' && root !== '.' ? [`/app/${root}`, '/app'] : ['/app'];
  return {
    PYTHONPATH: [...source, ...dependencies].join(':'),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONUNBUFFERED: '1',
  };
}

function toolsName(service: ServicePlan): string {
  const { build } = service;
  const variant = build.nativeAddons ? ['full'] : [];
  return stageName('python', build.version, ...variant, ...setUpName(service));
}
