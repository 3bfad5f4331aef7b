import type { Measure } from '@seaworthy/core/model';

/** That nothing was found where nothing may be is said by the verdict; a number without a budget is no result. */
export function isTelling({ budget, of }: Measure): boolean {
  return of !== undefined || (budget !== undefined && budget > 0);
}
