import { stringify } from 'yaml';
import type { Plan, Question, Source } from '../model/index.ts';
import { printableLine } from '../text/printable.ts';
import { answerPlaceOf } from './answer-place.ts';

/**
 * A `seaworthy.yaml` in which nothing is said yet: as comments, what could not be found out, with the candidates that were
 * found. `undefined` when everything was.
 */
export function openConfiguration({ name, questions }: Plan): string | undefined {
  if (questions.length === 0) return undefined;
  const services = new Map<string, string[]>();
  const ignored: string[] = [];
  const others: string[] = [];
  for (const question of questions) {
    const place = answerPlaceOf(question);
    const [kind, service = ''] = place?.path ?? question.subject.split('.');
    if (place?.kind === 'leave-out') ignored.push(...asked(question), ...(place.values ?? []).map(item));
    else if (kind !== 'services') others.push(...asked(question));
    else {
      const key = place?.path[2];
      const value = key === undefined ? [] : [`${scalar(key)}: ${scalar(question.candidates[0]?.value ?? '…')}`];
      services.set(service, [...(services.get(service) ?? []), ...asked(question), ...value]);
    }
  }
  const blocks = [...services].flatMap(([service, lines]) => [
    `  ${scalar(service)}:`,
    ...lines.map((line) => `    ${line}`),
  ]);
  return [
    `What could not be found out of ${printableLine(name)}; everything else was, and \`seaworthy plan\` says where.`,
    'Take the # away from a line that is right. What stands behind two of them is a remark.',
    ...(blocks.length === 0 ? [] : ['', 'services:', ...blocks]),
    ...(ignored.length === 0 ? [] : ['', 'ignore:', ...ignored.map((line) => `  ${line}`)]),
    ...(others.length === 0 ? [] : ['', ...others]),
  ]
    .map((line) => (line === '' ? '\n' : `# ${line}\n`))
    .join('');
}

function asked({ question, candidates, blocking }: Question): string[] {
  const places = candidates.map(({ value, source }) => `#   ${printableLine(value)}${placeOf(source)}`);
  const weight = blocking ? '' : ' (has a default)';
  return [`# ${printableLine(question)}${weight}`, ...(candidates.length > 1 ? places : [])];
}

function placeOf(source: Source | undefined): string {
  if (source === undefined) return '';
  return ` ${printableLine(`(${source.file}${source.line === undefined ? '' : `:${source.line}`})`)}`;
}

function item(folder: string): string {
  return `- ${scalar(folder)}`;
}

/** As YAML writes it on one line. */
function scalar(value: string): string {
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN', blockQuote: false }).trim();
}
