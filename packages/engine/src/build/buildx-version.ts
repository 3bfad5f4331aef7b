import { userError } from '@seaworthy/core/errors';
import type { Engine } from '../connection/engine.ts';

/** What this machine's buildx can do. */
export interface BuildxAbilities {
  version: string;
  /** `--progress=rawjson`, since 0.13. */
  rawJson: boolean;
  /** `--allow=fs.read=…`, asked for since 0.19. */
  entitlements: boolean;
}

/** Asks buildx for its version. Throws BUILDX_MISSING when the Docker client has no such plugin. */
export async function readBuildxAbilities(engine: Engine): Promise<BuildxAbilities> {
  const { exitCode, stdout, stderr } = await engine.docker(['buildx', 'version'], { reject: false });
  if (exitCode !== 0) throw userError('BUILDX_MISSING', { reason: stderr.trim().split('\n')[0] ?? '' });
  return parseBuildxVersion(stdout);
}

/** Reads `github.com/docker/buildx 0.13.1+ds1 …`. A version without a number is taken for a new one: it was built from source. */
export function parseBuildxVersion(text: string): BuildxAbilities {
  const match = /\bv?(\d+)\.(\d+)\.\d+\S*/.exec(text);
  if (match === null) return { version: text.trim(), rawJson: true, entitlements: true };
  const number = Number(match[1]) * 1000 + Number(match[2]);
  return { version: match[0], rawJson: number >= 13, entitlements: number >= 19 };
}
