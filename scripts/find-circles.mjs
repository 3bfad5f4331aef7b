/** Circles of a graph, given as arrows: for each knot of nodes that reach each other, one shortest way around. */
export function findCircles(arrows) {
  const targets = new Map();
  for (const [from, to] of arrows) {
    if (from === to) continue;
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const circles = [];
  const seen = new Set();
  for (const node of [...targets.keys()].sort()) {
    if (seen.has(node)) continue;
    const circle = shortestWayBack(node, targets);
    if (circle === undefined) continue;
    circles.push(circle);
    // Others of the same knot would tell the same story from another place.
    for (const other of reachable(node, targets)) if (reachable(other, targets).has(node)) seen.add(other);
  }
  return circles;
}

function shortestWayBack(start, targets) {
  const ways = [[start]];
  const visited = new Set();
  for (const way of ways) {
    for (const next of targets.get(way.at(-1)) ?? []) {
      if (next === start) return way;
      if (visited.has(next)) continue;
      visited.add(next);
      ways.push([...way, next]);
    }
  }
  return undefined;
}

function reachable(start, targets) {
  const found = new Set();
  const queue = [start];
  for (const node of queue) {
    for (const next of targets.get(node) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(next);
    }
  }
  return found;
}
