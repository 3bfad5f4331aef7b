import type { Question } from '../model/index.ts';

/** Where `seaworthy.yaml` takes the answer to a question, and what an answer looks like. */
export interface AnswerPlace {
  path: readonly string[];
  /** `choice`: one of the candidates; `text` and `number`: what is typed; `leave-out`: yes adds `values` to the list. */
  kind: 'choice' | 'text' | 'number' | 'leave-out';
  /** What a yes adds. */
  values?: readonly string[];
}

/** Absent where no key of `seaworthy.yaml` is the answer, but something has to be done in the repository. */
export function answerPlaceOf({ code, subject, candidates }: Question): AnswerPlace | undefined {
  const [kindOfThing = '', ...rest] = subject.split('.');
  const path = [kindOfThing, rest.slice(0, -1).join('.'), rest.at(-1) ?? ''];
  const kind = candidates.length > 1 ? 'choice' : 'text';
  switch (code) {
    case 'ENTRY_POINT_AMBIGUOUS':
    case 'ENTRY_POINT_MISSING':
    case 'FRAMEWORK_AMBIGUOUS':
      return { path, kind };
    case 'PORT_UNKNOWN':
      return { path, kind: 'number' };
    case 'UNSUPPORTED_FRAMEWORK':
    case 'MANIFEST_BROKEN': {
      const values = candidates.map(({ value }) => value);
      return values.includes('.') ? undefined : { path: ['ignore'], kind: 'leave-out', values };
    }
    default:
      return undefined;
  }
}
