import type { EvidenceValues } from '@seaworthy/core/model';

type Stated = EvidenceValues['deadlines']['stated'];

export interface StartedAs {
  /** PID 1 and its arguments. */
  words: readonly string[];
  /** `NAME=value` */
  environment: readonly string[];
}

/** Options of uvicorn, and of gunicorn and hypercorn: seconds after which they no longer wait for what is in flight. */
const OPTIONS = ['--timeout-graceful-shutdown', '--graceful-timeout'];
/** That of the runtime libraries. */
const VARIABLE = 'SEAWORTHY_SHUTDOWN_SECONDS';
/** More arguments, for gunicorn. */
const ARGUMENTS = 'GUNICORN_CMD_ARGS';

/** What the command and the environment of a container state of its deadlines; defaults are not guessed. Pure. */
export function statedDeadlines({ words, environment }: StartedAs): Stated {
  const variables = new Map(environment.map((entry) => entry.split(/=(.*)/s, 2) as [string, string | undefined]));
  const library = variables.get('SEAWORTHY_RUNTIME') === 'off' ? undefined : secondsOf(variables.get(VARIABLE));
  const more = (variables.get(ARGUMENTS) ?? '').split(/\s+/);
  return [
    ...(library === undefined ? [] : [{ by: VARIABLE, seconds: library }]),
    // A command in shell form is one word of many.
    ...optionsIn(words.flatMap((word) => word.split(/\s+/))),
    ...optionsIn(more).map((stated) => ({ ...stated, by: `${stated.by} in ${ARGUMENTS}` })),
  ];
}

/** Of an option that stands there twice the last one counts. */
function optionsIn(words: readonly string[]): Stated {
  return OPTIONS.flatMap((option) => {
    const values = words.flatMap((word, index) => {
      if (word === option) return words[index + 1] ?? [];
      return word.startsWith(`${option}=`) ? word.slice(option.length + 1) : [];
    });
    const seconds = secondsOf(values.at(-1));
    return seconds === undefined ? [] : [{ by: option, seconds }];
  });
}

function secondsOf(text: string | undefined): number | undefined {
  const seconds = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}
