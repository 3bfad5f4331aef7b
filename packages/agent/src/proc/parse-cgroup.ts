/**
 * Whether `/proc/<pid>/cgroup` (cgroups(7), either version) puts a process into a container. Engines name a container's
 * group by its whole id, bare or as `docker-<id>.scope`; where a group of its own hides the path above, the id still stands in it.
 */
export function isInContainer(cgroup: string, container: string): boolean {
  const name = new RegExp(`^(?:[a-z]+-)*${container}(?:\\.scope)?$`);
  return cgroup.split('\n').some((line) =>
    pathOf(line)
      .split('/')
      .some((part) => name.test(part)),
  );
}

/** `hierarchy:controllers:path`; a path may hold colons. */
function pathOf(line: string): string {
  return line.split(':').slice(2).join(':');
}
