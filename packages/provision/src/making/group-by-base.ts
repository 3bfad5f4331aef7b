import type { BootstrapBase, DebianCodename } from '../foundations/definition/define-foundation.ts';
import type { PlannedImage } from './plan-images.ts';

/** Images that share a base, or one that has none. */
export interface ImageGroup {
  debian: DebianCodename;
  base?: BootstrapBase;
  images: PlannedImage[];
}

/** Images with an equal base share its layer; groups with a base come first, since they take longest. */
export function groupByBase(planned: readonly PlannedImage[]): ImageGroup[] {
  const groups = new Map<string, ImageGroup>();
  for (const image of planned) {
    const { base, debian } = image.match.variant;
    const key = base === undefined ? image.reference : `${debian} ${JSON.stringify(base)}`;
    const group = groups.get(key) ?? { debian, ...(base === undefined ? {} : { base }), images: [] };
    group.images.push(image);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(b.base !== undefined) - Number(a.base !== undefined));
}
