const MARKS = ['/.dockerenv', '/run/.containerenv'];
const VARIABLES = ['KUBERNETES_SERVICE_HOST', 'ECS_CONTAINER_METADATA_URI_V4', 'container'];

/** Whether this process runs in a container: engines leave a file or a variable. */
export function isInContainer(): boolean {
  if (VARIABLES.some((name) => process.env[name] !== undefined)) return true;
  const { existsSync } = process.getBuiltinModule('node:fs');
  return MARKS.some((path) => existsSync(path));
}

/** Whether somebody sits at a terminal, where Ctrl-C means now. */
export function isAtTerminal(): boolean {
  return process.getBuiltinModule('node:tty').isatty(0);
}
