import type { JudgingOptions } from '@seaworthy/pipeline';
import type { OptionDefinition } from './definitions.ts';

const failLevels = ['critical', 'high', 'medium', 'low', 'none'] as const satisfies readonly JudgingOptions['failOn'][];

const strictnesses = ['standard', 'hardened', 'cis'] as const satisfies readonly JudgingOptions['strictness'][];

/** `--fail-on` of every command that judges by severities. */
export function failOnOption(level: (typeof failLevels)[number]) {
  return {
    flags: '--fail-on <level>',
    description: 'The mildest severity that makes the answer no.',
    choices: failLevels,
    default: level,
  } as const satisfies OptionDefinition;
}

/** What the commands take that judge experiments. */
export const judgingOptions = [
  {
    flags: '--only <checks>',
    description: 'Judge these checks alone, and observe only what they need.',
    repeats: true,
  },
  { flags: '--skip <checks>', description: 'Leave these checks out.', repeats: true },
  failOnOption('low'),
  {
    flags: '--budget <file>',
    description: 'Hold the services to the budgets of this YAML file: what it says outweighs plan and compose file.',
  },
  {
    flags: '--strictness <level>',
    description:
      'standard: each service as it is planned; hardened: all at that level; cis: hardened, and nothing of the CIS Docker Benchmark that a check observes may fail or be unknown.',
    choices: strictnesses,
    default: 'standard',
  },
  { flags: '--strict', description: 'What is unknown makes the answer no, too.' },
] as const satisfies readonly OptionDefinition[];

/** Those options as they are typed; checks are separated by commas. */
export interface JudgingFlags {
  only?: readonly string[];
  skip?: readonly string[];
  failOn: (typeof failLevels)[number];
  strict?: boolean;
  budget?: string;
  strictness: (typeof strictnesses)[number];
}

/** The same as the pipeline takes them. */
export function readJudgingFlags({ only, skip, ...rest }: JudgingFlags): JudgingOptions {
  const { failOn, strict, budget, strictness } = rest;
  return { only: only && idsOf(only), skip: skip && idsOf(skip), failOn, strict, budget, strictness };
}

function idsOf(typed: readonly string[]): string[] {
  return typed.flatMap((part) => part.split(',')).map((id) => id.trim());
}
