import type { Workspace } from '../model/index.ts';

/**
 * The members that one needs, itself included, each after those that it depends on. `circle`: members that need each
 * other, of which two or more are built, so that none can be the first.
 */
export function buildOrder(members: Workspace['members'], start: string): { order: string[]; circle?: string[] } {
  const found = new Map(members.map((member) => [member.path, member]));
  const order: string[] = [];
  let circle: string[] | undefined;
  const visit = (path: string, way: readonly string[]): void => {
    if (order.includes(path)) return;
    if (way.includes(path)) {
      const round = way.slice(way.indexOf(path));
      if (round.filter((one) => found.get(one)?.scripts !== undefined).length > 1) circle ??= round;
      return;
    }
    for (const other of found.get(path)?.dependsOn ?? []) visit(other, [...way, path]);
    order.push(path);
  };
  visit(start, []);
  return { order, ...(circle === undefined ? {} : { circle }) };
}
