/** What an error of the catalogue says. Message: what happened and why, in one sentence. Fix: one imperative sentence. */
export interface ErrorDefinition<Details> {
  code: string;
  message(details: Details): string;
  fix(details: Details): string;
  /** Further lines between message and fix: attempts that were made, last lines of a log. */
  lines?(details: Details): string[];
  /** 1: ran, and the answer is no. 2 (the default): could not run. */
  exitCode?: 1 | 2;
}

/** Declares one error of the catalogue; its page is `docs/errors/<code in kebab case>.md`. */
export function defineError<Details>(definition: ErrorDefinition<Details>): ErrorDefinition<Details> {
  return definition;
}

/** The one error class that ends a run. Built only by `userError`. */
export class UserError extends Error {
  readonly code: string;
  readonly fix: string;
  readonly lines: string[];
  readonly docs: string;
  readonly exitCode: 1 | 2;
  /** What the text was made from: a file, a line, a name. */
  readonly details: unknown;

  constructor(
    text: Pick<UserError, 'code' | 'message' | 'fix' | 'lines' | 'exitCode'> & { details?: unknown },
    cause?: unknown,
  ) {
    super(text.message, cause === undefined ? undefined : { cause });
    this.name = 'UserError';
    this.code = text.code;
    this.fix = text.fix;
    this.lines = text.lines;
    this.docs = `docs/errors/${text.code.toLowerCase().replaceAll('_', '-')}.md`;
    this.exitCode = text.exitCode;
    this.details = text.details;
  }
}
