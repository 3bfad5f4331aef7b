const SHOWN = 15;

// What npm adds to every error: its usage, advertisements for itself, and a log that is gone with the container.
const NOISE =
  /^npm (error|ERR!|notice|warn)\s*$|^npm notice|^npm error (Options:|\[-|aliases:|npm (ci|install|clean-install)$|Run "npm help|A complete log of this run|Usage:|Clean install a project$)/;

/** The last lines of a failed command that say something about the failure. */
export function lastWords(lines: readonly string[]): string[] {
  return lines.filter((line) => !NOISE.test(line)).slice(-SHOWN);
}
