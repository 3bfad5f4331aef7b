import type { Cause, PeerId } from '@seaworthy/core/lint';
import type {
  EvidenceKind,
  EvidenceValues,
  Measure,
  ServiceConfiguration,
  Severity,
  Subject,
} from '@seaworthy/core/model';

/** What a check says of the evidence. Anything that isn't judged (missing evidence) is decided before `judge` is called. */
export type Judgement =
  | { outcome: 'pass'; message: string; measures?: Measure[]; seen?: string[] }
  | { outcome: 'fail'; message: string; measures?: Measure[]; seen: string[]; fix: string; certain?: boolean }
  | { outcome: 'unknown'; message: string; seen?: string[] }
  | { outcome: 'not-applicable'; message: string };

/** A key of seaworthy.yaml below a service, and what to write there, as half a sentence. */
export interface Setting {
  key: keyof ServiceConfiguration;
  to: string;
}

/** A check: data first, then one pure function. It can read only the evidence that it declares in `needs`. */
export interface Check<Needs extends EvidenceKind = EvidenceKind> {
  /** Permanent noun for the failing state; also the file's name and the page `docs/checks/<id>.md`. */
  id: string;
  severity: Severity;
  /** `pass` is the claim that is tried; it also stands above what is unknown or does not apply. `fail` only above a failure. */
  title: { pass: string; fail: string };
  /** Ids of the same problem elsewhere; those of `cis` are what `--strictness cis` demands. */
  also?: { readonly [Id in PeerId]?: readonly string[] };
  needs: readonly Needs[];
  /**
   * For what is wrong in a Dockerfile or compose file: what of seaworthy.yaml mends it where Seaworthy wrote that file, which
   * nobody should edit then; none: writing the file anew does. Absent: the program itself has to change, whoever wrote the files.
   */
  settings?: readonly Setting[];
  /** What of a compose file or Dockerfile decides it. Absent: nothing that is written there, but the program or its timing. */
  cause?: Cause;
  /**
   * True: time decides. A failure that was seen on a busy machine is then `unknown`, unless its judgement is `certain`: no
   * slowness of the machine can explain it.
   */
  timing?: true;
  judge(evidence: Pick<EvidenceValues, Needs>, subject: Subject): Judgement;
}

/** Declares a check. The types keep `judge` from reading evidence that it does not declare. */
export function defineCheck<const Needs extends EvidenceKind>(check: Check<Needs>): Check<Needs> {
  return check;
}

export function pass(message: string, extra: { measures?: Measure[]; seen?: string[] } = {}): Judgement {
  return { outcome: 'pass', message, ...extra };
}

export function fail(judgement: Omit<Extract<Judgement, { outcome: 'fail' }>, 'outcome'>): Judgement {
  return { outcome: 'fail', ...judgement };
}

/** Evidence is there, and says neither. */
export function unknown(message: string, seen: string[] = []): Judgement {
  return { outcome: 'unknown', message, seen };
}

export function notApplicable(message: string): Judgement {
  return { outcome: 'not-applicable', message };
}
