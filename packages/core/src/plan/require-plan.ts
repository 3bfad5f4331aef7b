import type { UserError } from '../errors/index.ts';
import { userError } from '../errors/index.ts';
import type { Plan, Question, Source } from '../model/index.ts';
import { packageManagerById } from '../package-managers/known.ts';
import { unsupportedError } from '../refusals/unsupported.ts';

/**
 * The plan itself when it can be generated from.
 * @throws the catalogued error of its only blocking question; QUESTIONS_OPEN with all of them
 */
export function requirePlan(plan: Plan): Plan {
  const [first, ...others] = plan.questions.filter(({ blocking }) => blocking).map((open) => questionError(plan, open));
  if (first === undefined) return plan;
  if (others.length === 0) throw first;
  const questions = [first, ...others].map(({ message, fix }) => `${message} Fix: ${fix}`);
  throw userError('QUESTIONS_OPEN', { questions, configuration: 'seaworthy.yaml' });
}

/** The catalogued error of a blocking question: what is open, and what to do about it. */
export function questionError(plan: Plan, { subject, question, candidates, code }: Question): UserError {
  const [kind, name = ''] = subject.split('.');
  const service = kind === 'services' ? name : '';
  const owner = plan.services.find((candidate) => candidate.name === service);
  const places = candidates.map(({ value, source }) => ({ value, place: placeOf(source) }));
  const first = candidates[0];
  switch (code) {
    case 'LOCKFILE_MISSING':
      return userError(code, {
        service,
        path: owner?.path ?? '.',
        manager: owner?.packageManager.id ?? '',
        command: first?.value ?? '',
      });
    case 'LOCKFILE_OF_ANOTHER_MANAGER':
      return userError(code, {
        service,
        manager: owner?.packageManager.id ?? '',
        command: first?.value ?? '',
        lockfile: candidates[1]?.value ?? '',
      });
    case 'LOCKFILE_MISSES_MEMBER':
      return userError(code, {
        service,
        lockfile: first?.source?.file ?? '',
        members: candidates.map(({ value }) => value),
        command: packageManagerById(owner?.packageManager.id ?? '')?.lockCommand ?? '',
      });
    case 'WORKSPACE_CIRCULAR':
      return userError(code, { service, circle: candidates.map(({ value }) => value) });
    case 'PACKAGE_MANAGER_AMBIGUOUS':
      return userError(code, { service, lockfiles: candidates.map(({ value }) => value) });
    case 'ENTRY_POINT_AMBIGUOUS':
    case 'FRAMEWORK_AMBIGUOUS':
      return userError(code, { service, candidates: places });
    case 'ENTRY_POINT_MISSING':
      return userError(code, { service, looked: question });
    case 'PORT_UNKNOWN':
      return userError(code, { service });
    case 'ASGI_SERVER_MISSING':
      return userError(code, { service, file: owner?.packageManager.manifest ?? 'requirements.txt' });
    case 'UNSUPPORTED_FRAMEWORK':
    case 'MANIFEST_BROKEN': {
      const cause = code === 'MANIFEST_BROKEN' ? ('manifest' as const) : ('framework' as const);
      const folders = candidates.map(({ value, source = { file: value } }) => ({ path: value, source }));
      return unsupportedError([{ kind: cause, name: subject.slice('unsupported.'.length), folders }]);
    }
    default: {
      const values = candidates.map(({ value }) => value).join(' or ');
      return userError('QUESTIONS_OPEN', {
        questions: [`${subject}: ${question}${values === '' ? '' : ` (${values})`}`],
        configuration: 'seaworthy.yaml',
      });
    }
  }
}

function placeOf(source: Source | undefined): string {
  if (source === undefined) return 'no file';
  return source.line === undefined ? source.file : `${source.file}:${source.line}`;
}
