import { UserError } from '@seaworthy/core/errors';
import { answer, type OpenQuestion, type PlanOptions, plan } from '@seaworthy/pipeline';
import type { Output } from '../output/output.ts';

/**
 * Asks whoever sits at the terminal what the plan of the project leaves open and `seaworthy.yaml` can say, and writes it there,
 * before anything else is begun. Does nothing where nobody can answer, and where somebody does not: the command that follows
 * says what is open.
 */
export async function answerQuestions(
  project: Pick<PlanOptions, 'directory' | 'adopt'>,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<void> {
  if (output.choose === undefined) return;
  while (!signal.aborted) {
    const [first] = await openQuestions(project);
    if (first === undefined || !(await askOne(first, project.directory, { output, signal }))) return;
  }
}

/** What keeps the project from being planned at all is told by the command itself. */
async function openQuestions(project: Pick<PlanOptions, 'directory' | 'adopt'>): Promise<OpenQuestion[]> {
  try {
    return (await plan(project)).open;
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** True when an answer was written. */
async function askOne(
  open: OpenQuestion,
  directory: string,
  { output, signal }: { output: Output; signal: AbortSignal },
): Promise<boolean> {
  const { place } = open;
  if (place === undefined) return false;
  for (;;) {
    const given = await output.choose?.(choiceOf(open), signal);
    const adds = place.kind === 'leave-out';
    const values = adds ? (given === 'yes' ? (place.values ?? []) : []) : given === undefined ? [] : [given];
    if (values.length === 0 || signal.aborted) return false;
    try {
      for (const value of values) {
        const typed = place.kind === 'number' && /^\d+$/.test(value) ? Number(value) : value;
        const file = await answer({ directory, answer: { path: place.path, value: typed, adds } });
        output.printMessage(({ colors }) => `${colors.green('✓')} ${place.path.join('.')}: ${typed} (${file})\n`);
      }
      return true;
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'CONFIGURATION_INVALID') throw error;
      output.printMessage(({ colors }) => `  ${colors.yellow('!')} ${error.lines.join(' ') || error.message}\n`);
    }
  }
}

function choiceOf({ error, question, candidates, place }: OpenQuestion): Parameters<NonNullable<Output['choose']>>[0] {
  if (place?.kind === 'leave-out') {
    const choices = [{ value: 'yes' }, { value: 'no' }];
    return { question: `${error.message} Leave ${place.values?.join(', ')} out?`, choices };
  }
  const choices = candidates.map(({ value, source }) => ({
    value,
    ...(source === undefined
      ? {}
      : { about: source.line === undefined ? source.file : `${source.file}:${source.line}` }),
  }));
  const [first] = choices;
  if (place?.kind === 'number') return { question: `${place.path[1]}: ${question}`, choices: [] };
  if (place?.kind !== 'choice' || first === undefined) return { question: `${error.message} Which one?`, choices: [] };
  return { question: `${place.path.slice(1, -1).join('.')}: ${question}`, choices, initial: first.value };
}
