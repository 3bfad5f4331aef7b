const SHOWN = 15;
/** More causes than these are one cause that is said many times. */
const MOST_CAUSES = 4;
const LONGEST_LINE = 600;

// What npm adds to every error: its usage, advertisements for itself, and a log that is gone with the container.
const NOISE =
  /^npm (error|ERR!|notice|warn)\s*$|^npm notice|^npm error (Options:|\[-|aliases:|npm (ci|install|clean-install)$|Run "npm help|A complete log of this run|Usage:|Clean install a project$)/;

/** Frames of Node itself, which nobody can do anything about. */
const RUNTIME_FRAME = /^\s+at .*\(?node:internal\//;

/** `    at start (/app/x.js:3:9)`, `  File "/app/x.py", line 3, in start`. */
const FRAME = /^\s+(at .+[):\d]$|at (async )?[\w.<>$ ]+$|File "[^"]*", line \d+)/;

/**
 * An exception with its message, as Node, Python and the JVM print it: `TypeError: …`, `psycopg.OperationalError: …`,
 * `[cause]: Error: …`, `Caused by: java.net.ConnectException: …`. The name says that it is one, whoever made it.
 */
const EXCEPTION =
  /^(?:(?:ERROR|CRITICAL|FATAL|error):? {1,9})?(?:\s*\[cause\]: |Caused by: |Uncaught |Exception in thread "[^"]*" )?((?:[A-Za-z_$][\w$]*\.)*(?:[A-Z]\w*)?(?:Error|Exception|Failure|Exit|Interrupt|Fault)(?: \[\w+\])?(?::\s.*)?)$/;

/**
 * The last lines of a failed program that say something about the failure: always with the exceptions that it ended with,
 * also where a long trace or words after it (a server that says good-bye, an exit code) would push them out of sight.
 */
export function lastWords(lines: readonly string[]): string[] {
  const said = withoutInnerFrames(lines.filter((line) => !NOISE.test(line) && !RUNTIME_FRAME.test(line)));
  const tail = said.slice(-SHOWN);
  const missed = said.slice(0, -SHOWN).filter((line) => EXCEPTION.test(line));
  const causes = [...new Set(missed)].filter((line) => !tail.includes(line)).slice(-MOST_CAUSES);
  const kept = causes.length === 0 ? tail : [...causes, ...tail.slice(causes.length)];
  return kept.map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line));
}

/**
 * What a failed program ended of, in one line: its last exception, and what that one was caused by. Without any, its last
 * line; absent when it said nothing.
 */
export function causeOf(lines: readonly string[]): string | undefined {
  const said = lines.map((line) => line.trimEnd()).filter((line) => line !== '' && !NOISE.test(line));
  const last = said.findLastIndex((line) => EXCEPTION.test(line) && !isCause(line));
  if (last === -1) return said.findLast((line) => !FRAME.test(line))?.trim();
  const chain = [exceptionIn(said[last]), rootAfter(said, last) ?? rootBefore(said, last)];
  return chain.filter((text) => text !== undefined).join(', caused by ');
}

const isCause = (line: string) => /^\s*\[cause\]: |^Caused by: /.test(line);

const exceptionIn = (line = '') => EXCEPTION.exec(line)?.[1];

/** Node and the JVM print a cause below what it caused; the last one is where it began. */
function rootAfter(lines: readonly string[], from: number): string | undefined {
  return exceptionIn(lines.slice(from).findLast((line) => isCause(line) && EXCEPTION.test(line)));
}

/** Python prints it above, and says so; the first one of a chain is where it began. */
function rootBefore(lines: readonly string[], from: number): string | undefined {
  let root: string | undefined;
  for (let at = from; ; ) {
    const link = lines
      .slice(0, at)
      .findLastIndex((line) => /direct cause of the following|handling of the above/.test(line));
    // Another trace between the two: the link belongs to an earlier failure.
    if (link === -1 || lines.slice(link + 1, at).some((line) => EXCEPTION.test(line))) return root;
    at = lines.slice(0, link).findLastIndex((line) => EXCEPTION.test(line));
    if (at === -1) return root;
    root = exceptionIn(lines[at]);
  }
}

/** Of many frames in a row, the first and the last: one of them is where it happened, whichever way a runtime counts. */
function withoutInnerFrames(lines: readonly string[]): string[] {
  const inTrace = lines.map(
    (line, index) => FRAME.test(line) || (/^\s/.test(line) && FRAME.test(lines[index - 1] ?? '')),
  );
  return lines.filter((line, index) => {
    if (!FRAME.test(line) && inTrace[index] !== true) return true;
    const before = inTrace[index - 2] === true && inTrace[index - 1] === true;
    const after = inTrace[index + 1] === true && inTrace[index + 2] === true;
    return !(before && after);
  });
}
