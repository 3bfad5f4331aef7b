/** Where Seaworthy keeps what belongs to the machine: the engine that it installed, package indices, SBOMs. */
export function seaworthyHome(env: Record<string, string | undefined> = process.env): string {
  return env.SEAWORTHY_HOME || '/var/lib/seaworthy';
}
