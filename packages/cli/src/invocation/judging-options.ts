import type { JudgingOptions } from '@seaworthy/pipeline';
import type { OptionDefinition } from './definitions.ts';

const failLevels = ['critical', 'high', 'medium', 'low', 'none'] as const satisfies readonly JudgingOptions['failOn'][];

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
  { flags: '--strict', description: 'What is unknown makes the answer no, too.' },
] as const satisfies readonly OptionDefinition[];

/** Those options as they are typed; checks are separated by commas. */
export interface JudgingFlags {
  only?: readonly string[];
  skip?: readonly string[];
  failOn: (typeof failLevels)[number];
  strict?: boolean;
}

/** The same as the pipeline takes them. */
export function readJudgingFlags({ only, skip, failOn, strict }: JudgingFlags): JudgingOptions {
  return { only: only && idsOf(only), skip: skip && idsOf(skip), failOn, strict };
}

function idsOf(typed: readonly string[]): string[] {
  return typed.flatMap((part) => part.split(',')).map((id) => id.trim());
}
