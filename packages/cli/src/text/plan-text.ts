import type { Decision, FileChange, Plan, Question } from '@seaworthy/core/model';
import { printableLines } from '@seaworthy/core/text';
import type { Colors } from '../output/colors.ts';
import { renderChanges } from './changes-text.ts';

/** The plan for a person: every decision with its source, open questions, and what would be written. */
export function renderPlan(made: Plan, changes: readonly FileChange[], colors: Colors): string {
  const plan = printableLines(made);
  return [
    renderTitle(plan, colors),
    ...groupBySubject(plan.decisions).map(({ title, decisions }) => renderGroup(title, decisions, colors)),
    ...(plan.questions.length === 0 ? [] : [renderQuestions(plan.questions, colors)]),
    `${colors.bold('Files')}\n${renderChanges(changes, colors, { diffs: true })}`,
  ].join('\n\n');
}

function renderTitle(plan: Plan, colors: Colors): string {
  const names = [...plan.services, ...plan.datastores].map(({ name }) => name);
  return `${colors.bold(plan.name)}: ${names.join(', ')}`;
}

function groupBySubject(decisions: readonly Decision[]): { title: string; decisions: Decision[] }[] {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const title = groupOf(decision.subject);
    groups.set(title, [...(groups.get(title) ?? []), decision]);
  }
  return [...groups].map(([title, members]) => ({ title, decisions: members }));
}

/** `services.web.port` belongs to `web`, `datastores.postgres.version` to `postgres`, anything else to the project. */
function groupOf(subject: string): string {
  const [kind, name] = subject.split('.');
  return (kind === 'services' || kind === 'datastores') && name !== undefined ? name : 'project';
}

function renderGroup(title: string, decisions: readonly Decision[], colors: Colors): string {
  const rows = decisions.map((decision) => ({ ...decision, name: shortSubject(decision.subject) }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, value, reason, origin, sources }) => {
    const places = sources.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
    const from = places.length > 0 ? places.join(', ') : origin === 'configuration' ? 'seaworthy.yaml' : origin;
    return `  ${name.padEnd(width)}  ${colors.bold(value)} ${colors.dim(`— ${reason} (${from})`)}`;
  });
  return `${colors.bold(title)}\n${lines.join('\n')}`;
}

function shortSubject(subject: string): string {
  return subject.replace(/^(services|datastores)\./, '');
}

function renderQuestions(questions: readonly Question[], colors: Colors): string {
  return `${colors.bold('Questions')}\n${questions.flatMap((question) => questionLines(question, colors)).join('\n')}`;
}

function questionLines({ subject, question, candidates, blocking }: Question, colors: Colors): string[] {
  const mark = blocking ? colors.red('?') : colors.yellow('?');
  const kind = blocking ? 'has to be answered' : 'a default is used';
  return [
    `  ${mark} ${colors.bold(subject)}: ${question} ${colors.dim(`(${kind})`)}`,
    ...candidates.map(
      ({ value, source }) =>
        `      ${value}${source === undefined ? '' : colors.dim(` — ${source.file}${source.line === undefined ? '' : `:${source.line}`}`)}`,
    ),
  ];
}
