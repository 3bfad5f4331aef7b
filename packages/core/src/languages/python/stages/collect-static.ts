import type { Instruction } from '../../../dockerfile/stage.ts';
import { type EnvironmentPlan, type ServicePlan, spellValue } from '../../../model/index.ts';
import { SITE_PACKAGES } from '../../../package-managers/python-layout.ts';

/** Stands for what only a running service is given: the settings are read, and nothing is asked by them. */
const PLACEHOLDER = 'only-for-the-build';

/** Static files of Django in one folder, which its server reads at its start. */
export function collectStatic(service: ServicePlan): Instruction[] {
  const { traits, name } = service;
  if (traits.collectStatic !== true || typeof traits.manage !== 'string') return [];
  const [file = '', ...options] = traits.manage.split(' ');
  const variables = service.environment.flatMap((variable) => assignment(variable));
  const set = [`PYTHONPATH=${SITE_PACKAGES}`, 'PYTHONDONTWRITEBYTECODE=1', ...variables];
  return [
    {
      kind: 'run',
      comment: 'The settings are read for where static files go; what the service is given at its start is not here.',
      mounts: [{ type: 'bind', from: `${name}-dependencies`, source: SITE_PACKAGES, target: SITE_PACKAGES }],
      commands: [['env', ...set, 'python3', file, 'collectstatic', '--noinput', ...options].join(' ')],
    },
  ];
}

function assignment({ name, value, required }: EnvironmentPlan): string[] {
  if (value === undefined) return required ? [`${name}=${PLACEHOLDER}`] : [];
  const text = spellValue(value, {
    text: (part) => part,
    secret: () => PLACEHOLDER,
    address: () => 'localhost',
    port: () => '1',
    origin: () => 'http://localhost',
    publishedPort: () => '1',
  });
  return [/^[\w.:/@,=+-]*$/.test(text) ? `${name}=${text}` : `${name}='${text.replaceAll("'", `'\\''`)}'`];
}
