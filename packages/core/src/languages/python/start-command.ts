import type { Fact } from '../../model/index.ts';
import { basename } from '../../text/path.ts';

/** What Python is given by a command of the repository. */
export interface PythonStart {
  /** The file or module: `jobs/send.py`, `jobs.send`; of a tool, what it is pointed at. */
  entryPoint: string;
  /** All of it, where that is more than the entry point: `['-m', 'celery', '-A', 'shop', 'worker']`. */
  command?: string[];
}

/** Programs that packages install, by the module that does the same. */
const tools: Readonly<Record<string, string>> = {
  celery: 'celery',
  rq: 'rq.cli',
  arq: 'arq',
  dramatiq: 'dramatiq',
  taskiq: 'taskiq',
  streamlit: 'streamlit',
};
/** What stands before the program and changes nothing: dependencies are where Python looks in the image. */
const runners = /^(?:exec|(?:poetry|pipenv|pdm|uv|hatch) run)\s+/;

/** `undefined`: it needs a shell, or starts something else than Python. */
export function readPythonStart({ value }: Fact<string>): PythonStart | undefined {
  let line = value.trim();
  while (runners.test(line)) line = line.replace(runners, '');
  if (/[$`|&;<>*()]/.test(line)) return undefined;
  const [program = '', ...rest] = wordsOf(line);
  const name = basename(program);
  const module = tools[name];
  if (module !== undefined) return { entryPoint: pointedAt(rest) ?? name, command: ['-m', module, ...rest] };
  if (!/^python[\d.]*$/.test(name)) return undefined;
  const given = rest.filter((word) => !/^-[uBOI]+$/.test(word));
  const [first, second, ...more] = given;
  if (first === '-m' && second !== undefined)
    return { entryPoint: second, ...(more.length === 0 ? {} : { command: given }) };
  if (first === undefined || first.startsWith('-') || !first.endsWith('.py')) return undefined;
  const file = first.replace(/^(?:\.\/|\/app\/)/, '');
  return { entryPoint: file, ...(given.length === 1 ? {} : { command: [file, ...given.slice(1)] }) };
}

/** `-A shop`, `--app=shop`, else what is no option. */
function pointedAt(words: readonly string[]): string | undefined {
  const at = words.findIndex((word) => /^(?:-A|--app)$/.test(word));
  if (at >= 0) return words[at + 1];
  const joined = words.find((word) => word.startsWith('--app='));
  return joined?.slice('--app='.length) ?? words.find((word) => !word.startsWith('-'));
}

/** A command in words, without the quotes around them. */
export function wordsOf(line: string): string[] {
  return line.trim().split(/\s+/).map(withoutQuotes);
}

function withoutQuotes(word: string): string {
  let [from, to] = [0, word.length];
  while (from < to && isQuote(word[from])) from++;
  while (to > from && isQuote(word[to - 1])) to--;
  return word.slice(from, to);
}

function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'";
}
