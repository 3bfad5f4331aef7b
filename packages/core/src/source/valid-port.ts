/** The number when it can be a port. */
export function validPort(value: number): number | undefined {
  return Number.isInteger(value) && value > 0 && value < 65536 ? value : undefined;
}
