import type { Instruction } from '../../../dockerfile/stage.ts';
import { certificates } from '../../../dockerfile/stages/certificates.ts';
import type { ServicePlan } from '../../../model/index.ts';
import { bunRuntime } from '../bun-runtime.ts';

/** Whether Bun runs what is built, and not Node. */
export function runsOnBun({ runtime }: Pick<ServicePlan, 'runtime'>): boolean {
  return runtime.id === bunRuntime.id;
}

/** The stages of development and tests need Bun, too; where it installs the packages it is there already. */
export function bunInstructions(service: ServicePlan): Instruction[] {
  if (!isAdded(service)) return [];
  return [
    {
      kind: 'run',
      mounts: [certificates, { type: 'cache', id: 'npm', target: '/root/.npm' }],
      commands: [`npm install --global bun@${service.runtime.version}`],
    },
  ];
}

/** Part of a stage's name where Bun comes beside another package manager. */
export function bunName(service: ServicePlan): string[] {
  return isAdded(service) ? ['bun', service.runtime.version] : [];
}

function isAdded(service: ServicePlan): boolean {
  return runsOnBun(service) && service.packageManager.id !== 'bun';
}
