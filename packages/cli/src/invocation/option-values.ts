import { userError } from '@seaworthy/core/errors';

/** A number that an option was given; `accepts` and `unit` say which ones it takes. Errors: INVALID_USAGE. */
export function readNumber(
  text: string | number,
  option: { command: string; flag: string; unit: string; example: number; accepts: (value: number) => boolean },
): number {
  const value = Number(text);
  if (Number.isFinite(value) && option.accepts(value)) return value;
  const { command, flag, unit, example } = option;
  throw userError('INVALID_USAGE', {
    problem: `${flag} takes a number of ${unit}, not ${text}.`,
    suggestion: `seaworthy ${command} ${flag} ${example}`,
    help: `seaworthy ${command} --help`,
  });
}
