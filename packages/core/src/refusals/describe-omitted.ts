import type { OmittedFolder } from '../model/index.ts';

const meanings: Readonly<Record<OmittedFolder['kind'], string>> = {
  tests: 'for tests',
  example: 'examples',
  documentation: 'documentation',
  template: 'templates',
  tool: 'tools of the project',
  library: 'libraries that others use',
  client: 'applications that run on the machines of their users',
  settings: 'settings of tools',
  idle: 'nothing in them was found that starts',
};

/** What folders of this kind are, as it stands behind their names. */
export function meaningOfOmitted(kind: OmittedFolder['kind']): string {
  return meanings[kind];
}

const mostShown = 6;

/** One line for each kind of folder that is no service. */
export function describeOmitted(omitted: readonly OmittedFolder[]): string[] {
  return groupOmitted(omitted).map(([kind, folders]) => {
    const shown = folders
      .slice(0, mostShown)
      .map(({ path, name }) => (name === undefined ? path : `${path} (${name})`));
    const more = folders.length - shown.length;
    return `Left out, ${meaningOfOmitted(kind)}: ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
  });
}

/** Folders that are no service, by what they are. */
export function groupOmitted(omitted: readonly OmittedFolder[]): [OmittedFolder['kind'], OmittedFolder[]][] {
  const groups = new Map<OmittedFolder['kind'], OmittedFolder[]>();
  for (const folder of omitted) groups.set(folder.kind, [...(groups.get(folder.kind) ?? []), folder]);
  return [...groups];
}
