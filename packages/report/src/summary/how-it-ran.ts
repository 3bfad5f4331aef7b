import type { Report } from '@seaworthy/core/model';

/** How a bare image was run by the proof. */
export interface HowItRan {
  service: string;
  /** A line to copy. */
  command: string;
  /** Sentences: each flag that it does not stand, and what could not be found out. Code in backticks. */
  remarks: string[];
}

/** The bare images of a report; empty for a project, whose compose file says how it is run. */
export function howItRan({ services }: Pick<Report, 'services'>): HowItRan[] {
  return services.flatMap(({ subject: { service, run } }) => {
    if (run === undefined) return [];
    const refused = run.refused.map(({ flag, reason }) => `Without \`${flag}\`: ${reason}`);
    return [
      { service, command: run.command, remarks: [...refused, ...(run.unknown === undefined ? [] : [run.unknown])] },
    ];
  });
}
