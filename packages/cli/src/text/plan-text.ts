import { textWidth, wrap, wrapAfter } from '@seaworthy/core/format';
import type { Decision, Plan, Question, Source } from '@seaworthy/core/model';
import { printableLines } from '@seaworthy/core/text';
import type { Planning } from '@seaworthy/pipeline';
import type { Colors } from '../output/colors.ts';
import { readableWidth } from '../output/readable-width.ts';
import { renderChanges, summariseChanges } from './changes-text.ts';

interface Drawing {
  colors: Colors;
  width: number;
  /** Every decision with its reason; else those that only defaults took are named with their values. */
  all: boolean;
}

/**
 * The plan for a person: what it is, what has to be answered and how, what was decided and why, what would be written. With
 * `diff` the difference of every file.
 */
export function renderPlan(
  { plan: made, changes, open }: Pick<Planning, 'plan' | 'changes' | 'open'>,
  { colors, columns }: { colors: Colors; columns: number | undefined },
  { diff, all }: { diff: boolean; all: boolean },
): string {
  const plan = printableLines(made);
  const drawing = { colors, width: readableWidth(columns), all };
  const rest = plan.questions.filter(({ blocking }) => !blocking);
  const files = diff
    ? renderChanges(changes, colors, { diffs: true })
    : summariseChanges(changes, colors, drawing.width);
  return [
    titleLines(plan, drawing).join('\n'),
    ...(open.length === 0
      ? []
      : [
          section(
            'Has to be answered',
            open.flatMap((question) => openLines(question, drawing)),
            colors,
          ),
        ]),
    ...groupBySubject(plan.decisions).map(([title, decisions]) =>
      section(title, groupLines(decisions, drawing), colors),
    ),
    ...(rest.length === 0
      ? []
      : [
          section(
            'Open, with a default',
            rest.flatMap((question) => questionLines(question, drawing)),
            colors,
          ),
        ]),
    ...(changes.length === 0 ? [] : [`${colors.bold('Files')}\n${files}`]),
  ].join('\n\n');
}

function titleLines({ name, services, datastores, decisions }: Plan, { colors, width }: Drawing): string[] {
  const decided = (subject: string) => decisions.find((decision) => decision.subject === subject)?.value;
  const parts = [
    ...services.map(
      (service) => `${service.name} (${decided(`services.${service.name}.framework`) ?? service.framework})`,
    ),
    ...datastores.map((store) => `${store.name} ${decided(`datastores.${store.name}.version`) ?? ''}`.trim()),
  ];
  return wrapAfter(`${colors.bold(name)}: `, parts.join(', '), width);
}

function section(title: string, lines: readonly string[], colors: Colors): string {
  return [colors.bold(title), ...lines].join('\n');
}

/** `services.web.port` belongs to `web`, `datastores.postgres.version` to `postgres`, anything else to the project. */
function groupBySubject(decisions: readonly Decision[]): [string, Decision[]][] {
  const groups = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const [kind, name] = decision.subject.split('.');
    const owned = (kind === 'services' || kind === 'datastores') && name !== undefined;
    const [title, subject] = owned
      ? [name, decision.subject.split('.').slice(2).join('.')]
      : ['project', decision.subject];
    groups.set(title, [...(groups.get(title) ?? []), { ...decision, subject }]);
  }
  return [...groups];
}

function groupLines(decisions: readonly Decision[], { colors, width, all }: Drawing): string[] {
  const assumed = (decision: Decision) => !all && decision.origin === 'default';
  const isVariable = ({ subject }: Decision) => !all && subject.startsWith('environment.');
  const told = decisions.filter((decision) => !assumed(decision) && !isVariable(decision));
  const nameWidth = Math.max(0, ...told.map(({ subject }) => textWidth(subject)));
  const variables = decisions
    .filter(isVariable)
    .map(({ subject, value, sources }) => `${subject.slice('environment.'.length)}: ${value} (${placesOf(sources)})`);
  const defaults = decisions.filter((decision) => assumed(decision) && !isVariable(decision));
  return [
    ...told.flatMap((decision) => decisionLines(decision, nameWidth, { colors, width })),
    ...(variables.length === 0 ? [] : [`  ${colors.dim('variables')}`]),
    ...variables.flatMap((line) => wrap(`    ${line}`, width)),
    ...(defaults.length === 0 ? [] : [`  ${colors.dim('by default')}`]),
    ...wrap(`    ${defaults.map(({ subject, value }) => `${subject} ${value}`).join(', ')}`, width)
      .filter((line) => line.trim() !== '')
      .map(colors.dim),
  ];
}

/** Name, value, and behind it or below it why and from where. */
function decisionLines(
  { subject, value, reason, origin, sources }: Decision,
  nameWidth: number,
  { colors, width }: { colors: Colors; width: number },
): string[] {
  const from = sources.length > 0 ? placesOf(sources) : origin === 'configuration' ? 'seaworthy.yaml' : origin;
  const head = `  ${subject}${' '.repeat(nameWidth - textWidth(subject))}  `;
  const [first = '', ...more] = wrapAfter(head, `${value} — ${reason} (${from})`, width);
  const shown = first.slice(head.length);
  const told = shown.startsWith(value) ? colors.bold(value) + colors.dim(shown.slice(value.length)) : shown;
  return [head + told, ...more.map((line) => colors.dim(line))];
}

/** What is open, with what to type. */
function openLines(open: Planning['open'][number], drawing: Drawing): string[] {
  const { colors, width } = drawing;
  const { message, lines, fix } = open.error;
  const said = printableLines({ message, lines, fix });
  return [
    ...wrapAfter(`  ${colors.red('?')} `, said.message, width),
    ...said.lines.flatMap((line) => wrap(`      ${line}`, width)),
    ...wrapAfter(`    ${colors.bold('Fix:')} `, said.fix, width),
  ];
}

function questionLines({ question, candidates }: Question, { colors, width }: Drawing): string[] {
  return [
    ...wrapAfter(`  ${colors.yellow('?')} `, question, width),
    ...candidates.flatMap(({ value, source }) =>
      wrap(`      ${value}${source === undefined ? '' : ` (${placesOf([source])})`}`, width).map(colors.dim),
    ),
  ];
}

function placesOf(sources: readonly Source[]): string {
  return sources.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`)).join(', ');
}
