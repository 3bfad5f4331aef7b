import type { ServicePlan } from '../model/index.ts';
import { basename } from '../text/path.ts';
import type { ServiceLedger } from './decisions.ts';

/** A volume for each folder of which somebody says that it outlives the container. */
export function planVolumes({ ledger, settings, subject, name }: ServiceLedger): NonNullable<ServicePlan['volumes']> {
  if (settings.volumes === undefined) return [];
  const paths = ledger.configured(subject('volumes'), settings.volumes, ['services', name, 'volumes']);
  const names = paths.map(volumeName);
  // Two folders of one name are told apart by their place in the list.
  return paths.map((path, index) => {
    const last = names[index] as string;
    const rank = names.slice(0, index).filter((other) => other === last).length;
    return { name: `${name}-${last}${rank === 0 ? '' : `-${rank + 1}`}`, path };
  });
}

/** What the volume of a folder is called, as far as the names of volumes can say it. */
export function volumeName(path: string): string {
  return basename(path).replace(/[^\w.-]/g, '') || 'data';
}
