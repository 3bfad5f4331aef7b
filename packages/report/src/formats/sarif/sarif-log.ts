import { createHash } from 'node:crypto';
import type { Severity } from '@seaworthy/core/model';
import { printable } from '@seaworthy/core/text';

/** What a result can be an instance of. */
export interface SarifRule {
  id: string;
  severity: Severity;
  title: string;
  /** Its page, as Markdown; absent where there is none. */
  page?: string | undefined;
}

export interface SarifResult {
  rule: string;
  severity: Severity;
  message: string;
  /** A file, by a path relative to what was read, and a part of it. Lines and columns from 1. */
  place?: { file: string; region: { startLine: number; startColumn: number; endLine: number; endColumn: number } };
  /** What it is about, beside the place: a service. */
  subject?: string;
}

/** As code scanning orders them (https://docs.github.com/code-security, properties of a `reportingDescriptor`). */
const ranks: Record<Severity, { level: 'error' | 'warning' | 'note'; rank: string }> = {
  critical: { level: 'error', rank: '9.5' },
  high: { level: 'error', rank: '8.0' },
  medium: { level: 'warning', rank: '5.5' },
  low: { level: 'note', rank: '2.0' },
};

/** One run as SARIF 2.1.0, with the rules that it has results of. Ends with a newline. */
export function renderSarif(run: {
  /** Tells this run's results from others of the same repository: `lint`, `prove/shop`. */
  category: string;
  version: string;
  rules: readonly SarifRule[];
  results: readonly SarifResult[];
}): string {
  const { category, version, rules, results } = run;
  const named = [...new Set(results.map(({ rule }) => rule))].sort();
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Seaworthy', semanticVersion: version, rules: named.map((id) => descriptor(id, rules)) },
        },
        automationDetails: { id: `seaworthy/${printable(category)}/` },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => ({
          ...describe(result),
          ruleIndex: named.indexOf(result.rule),
          ...fingerprint(result, seen),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(id: string, rules: readonly SarifRule[]): object {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) return { id };
  const { level, rank } = ranks[rule.severity];
  return {
    id,
    shortDescription: { text: rule.title },
    ...(rule.page === undefined ? {} : { help: { text: rule.page, markdown: rule.page } }),
    defaultConfiguration: { level },
    properties: { 'security-severity': rank, 'problem.severity': level === 'note' ? 'recommendation' : level },
  };
}

function describe({ rule, severity, message, place, subject }: SarifResult): object {
  const physical =
    place === undefined
      ? {}
      : {
          physicalLocation: {
            artifactLocation: { uri: uriOf(place.file), uriBaseId: '%SRCROOT%' },
            region: place.region,
          },
        };
  const logical = subject === undefined ? {} : { logicalLocations: [{ name: printable(subject) }] };
  return {
    ...{ ruleId: rule, level: ranks[severity].level, message: { text: printable(message) } },
    locations: [{ ...physical, ...logical }],
  };
}

/** Segment by segment: the colon of a tag or a registry's port in the first one would be read as a scheme's. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The same finding keeps its fingerprint when lines above it come and go; of equal ones each has its number. */
function fingerprint({ rule, message, place, subject = '' }: SarifResult, seen: Map<string, number>): object {
  const key = [rule, place?.file ?? '', subject, message].join('\0');
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  const digest = createHash('sha256').update(`${key}\0${count}`).digest('hex');
  return { partialFingerprints: { 'seaworthyFinding/v1': digest.slice(0, 32) } };
}
