import { catalogue } from './catalogue.gen.ts';
import { type ErrorDefinition, UserError } from './user-error.ts';

export { defineError, type ErrorDefinition, UserError } from './user-error.ts';

type Catalogue = typeof catalogue;
export type ErrorCode = keyof Catalogue;
type DetailsOf<Code extends ErrorCode> = Catalogue[Code] extends ErrorDefinition<infer Details> ? Details : never;

/** Builds the catalogued error `code`; throw it only when this run cannot go on. */
export function userError<Code extends ErrorCode>(code: Code, details: DetailsOf<Code>, cause?: unknown): UserError {
  const definition = catalogue[code] as unknown as ErrorDefinition<DetailsOf<Code>>;
  return new UserError(
    {
      code,
      message: definition.message(details),
      fix: definition.fix(details),
      lines: definition.lines?.(details) ?? [],
      exitCode: definition.exitCode ?? 2,
      details,
    },
    cause,
  );
}
