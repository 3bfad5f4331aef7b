/** A release of a runtime or of a system, as its own files tell it. */
export interface Release {
  /** `node`, `debian`, … */
  product: string;
  version: string;
}

/** What a program is by its content, whatever its file is called. */
export interface ProgramContent {
  shell: boolean;
  release?: Release;
}

/** The first bytes of a program that the kernel starts without an interpreter. */
const ELF = '\x7fELF';
/**
 * Builtins and variables that POSIX asks of every shell, and that nothing else names together: dash, bash, zsh, the Korn
 * shells and BusyBox have all of them, and none of 4,300 other programs and libraries of a Debian.
 */
const WORDS = ['getopts', 'unalias', 'umask', 'OPTIND', 'PS4'];
/** What a shell says lies near its beginning; behind it are symbols for debuggers, or anything that was added to hide it. */
const MOST_OF_SHELL = 8 * 1024 * 1024;
/** Node tells itself where its headers are: `/download/release/v22.1.0/node-v22.1.0-headers.tar.gz`. */
const HEADERS = '/download/release/v';
const HEADERS_FORM = /^\/download\/release\/v\d+\.\d+\.\d+\/node-v(\d+\.\d+\.\d+)-headers/;
/** No runtime that people run is larger. */
const MOST_OF_RUNTIME = 512 * 1024 * 1024;
/** What is looked for may be cut in two. */
const LONGEST = 80;

/** Looks into a file that streams by; one that is no program costs its first bytes. */
export async function readProgram(body: AsyncIterable<Uint8Array>): Promise<ProgramContent> {
  const missing = new Set(WORDS);
  let [bytes, before, shell] = [0, Buffer.alloc(0), false];
  for await (const part of body) {
    const chunk = Buffer.concat([before, part]);
    if (bytes < ELF.length && !chunk.toString('latin1', 0, ELF.length).startsWith(ELF.slice(0, chunk.length))) break;
    if (bytes < MOST_OF_SHELL) for (const word of missing) if (chunk.includes(word)) missing.delete(word);
    shell ||= missing.size === 0;
    const release = nodeIn(chunk);
    if (release !== undefined) return { shell, release };
    bytes += part.length;
    if (bytes >= MOST_OF_RUNTIME) break;
    before = chunk.subarray(-LONGEST);
  }
  return { shell };
}

function nodeIn(chunk: Buffer): Release | undefined {
  for (let at = chunk.indexOf(HEADERS); at !== -1; at = chunk.indexOf(HEADERS, at + 1)) {
    const version = HEADERS_FORM.exec(chunk.toString('latin1', at, at + LONGEST))?.[1];
    if (version !== undefined) return { product: 'node', version };
  }
  return undefined;
}

const OS_RELEASE = /^\/(?:etc|usr\/lib)\/os-release$/;

/** True for the file by which a system says what it is. */
export function isOsRelease(path: string): boolean {
  return OS_RELEASE.test(path);
}

/** What such a file says; absent for a system that has no numbered releases. */
export function parseOsRelease(text: string): Release | undefined {
  const readValue = (key: string) => new RegExp(`^${key}=["']?([^"'\\n]*)["']?[ \\t]*$`, 'm').exec(text)?.[1];
  const [product, version] = [readValue('ID'), readValue('VERSION_ID')];
  return product && version ? { product, version } : undefined;
}
