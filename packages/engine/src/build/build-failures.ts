import { type UserError, userError } from '@seaworthy/core/errors';
import { familiarName } from '../images/familiar-name.ts';
import { lastWords } from '../processes/last-words.ts';
import {
  findHost,
  isCertificateProblem,
  isNameProblem,
  isNetworkProblem,
  lockfileTool,
  needsNetwork,
  refusedLogin,
} from './failure-signs.ts';
import type { FailedStep } from './step-tracker.ts';

/** What is known about a build that failed. */
export interface BuildFailure {
  /** Absent when the build never came to a step. */
  step?: FailedStep;
  /** What buildx printed beside its status, the `ERROR:` line among it. */
  text: readonly string[];
  bakeFile: string;
  /** Who named the certificates that the build got; absent when it got none. */
  caOrigin?: string;
  /** How often it was tried. */
  attempts: number;
}

/** Errors that a second attempt may not meet again. */
export const RETRIED = ['REGISTRY_UNREACHABLE', 'BUILD_NETWORK_UNREACHABLE'];

/** Names the cause of a failed build. The first that fits wins: a full disk also looks like a failed step. */
export function explainBuildFailure(failure: BuildFailure): UserError {
  const causes = [diskFull, baseImage, dockerfile, missingFile, certificate, login, lockfile, network, stepFailed];
  for (const recognise of causes) {
    const error = recognise(failure);
    if (error !== undefined) return error;
  }
  const reason = finalError(failure);
  if (/^\S+\.(hcl|json|ya?ml):\d+/.test(reason))
    return userError('BAKE_FILE_INVALID', { file: failure.bakeFile, reason });
  return userError('BUILD_FAILED', { reason, lastLines: failure.text.slice(-15) });
}

function diskFull({ step, text }: BuildFailure): UserError | undefined {
  const said = [step?.error ?? '', ...(step?.lines ?? []), ...text].join('\n');
  if (!/no space left on device|ENOSPC|disk quota exceeded/i.test(said)) return undefined;
  const during =
    step === undefined ? 'the build' : `${shortCommand(step.name)}${step.stage ? ` (stage ${step.stage})` : ''}`;
  return userError('ENGINE_DISK_FULL', { during, lastLines: lastWords(step?.lines ?? []) });
}

function baseImage(failure: BuildFailure): UserError | undefined {
  const match = /failed to resolve source metadata for (\S+): (.*)$/m.exec(finalError(failure));
  const image = match?.[1] === undefined ? undefined : familiarName(match[1]);
  const reason = match?.[2];
  if (image === undefined || reason === undefined) return undefined;
  if (!isNetworkProblem(reason) && !isCertificateProblem(reason))
    return userError('BASE_IMAGE_MISSING', { image, reason });
  const host = /https?:\/\/([^/"]+)/.exec(reason)?.[1] ?? findHost([reason]) ?? 'its registry';
  const cause = reason.replace(/^.*failed to do request: \w+ "[^"]*": /, '');
  return userError('REGISTRY_UNREACHABLE', { image, host, reason: cause, attempts: failure.attempts });
}

function dockerfile(failure: BuildFailure): UserError | undefined {
  const error = finalError(failure);
  const place = failure.text
    .map((line) => /^(\S+):(\d+)$/.exec(line))
    .find((match) => match?.[1]?.includes('Dockerfile'));
  const file = place?.[1] ?? 'Dockerfile';
  const parse = /dockerfile parse error (?:on )?line (\d+): (.*)/.exec(error);
  if (parse !== null) {
    return userError('DOCKERFILE_INVALID', {
      file,
      line: Number(parse[1]),
      reason: parse[2] ?? '',
      lastLines: excerpt(failure),
    });
  }
  const reason =
    /failed to read dockerfile: (.*)/.exec(error)?.[1] ??
    missingStage(error) ??
    /dockerfile parse error: (.*)/.exec(error)?.[1];
  if (reason === undefined) return undefined;
  return userError('DOCKERFILE_INVALID', { file, reason, lastLines: excerpt(failure) });
}

function missingStage(error: string): string | undefined {
  const [before = '', ...behind] = (/target stage .*/.exec(error)?.[0] ?? '').split(' could not be found', 2);
  return behind.length === 0 ? undefined : `${before} could not be found`;
}

function missingFile({ step, text }: BuildFailure): UserError | undefined {
  if (step === undefined || !/^(COPY|ADD)\b/.test(step.name)) return undefined;
  const lines = [step.error, ...text].flatMap((error) => error.split('\n'));
  const cause = lines.find((line) => /failed to (?:calculate checksum|compute cache key)/.test(line)) ?? '';
  const named = /"([^"]+)": not found/.exec(cause)?.[1];
  // For a path with a folder that is missing too BuildKit names only a folder of its own.
  const cannotWalk = lines.some(
    (line) => line.includes('failed to walk ') && line.includes('no such file or directory'),
  );
  const unnamed = cannotWalk ? sourcesOf(step.name) : undefined;
  const file = named?.replace(/^\//, '') ?? unnamed;
  if (file === undefined) return undefined;
  return userError('BUILD_FILE_MISSING', { stage: step.stage ?? '', command: shortCommand(step.name), file });
}

function sourcesOf(instruction: string): string {
  const words = instruction.split(/\s+/).slice(1, -1);
  return words.filter((word) => !word.startsWith('--')).join(' or ');
}

function certificate({ step, caOrigin }: BuildFailure): UserError | undefined {
  if (step?.stage === undefined || !needsNetwork(step.name) || !isCertificateProblem(step.lines.join('\n'))) {
    return undefined;
  }
  const mounted = step.name.split(/\s/).some((word) => word.startsWith('--mount=') && /\bfrom=ca\b/.test(word));
  return userError('BUILD_CA_UNTRUSTED', {
    ...placeOf(step),
    mounted,
    ...(caOrigin === undefined ? {} : { ca: caOrigin }),
  });
}

function login({ step }: BuildFailure): UserError | undefined {
  if (step?.stage === undefined || !needsNetwork(step.name)) return undefined;
  const status = refusedLogin(step.lines.join('\n'));
  return status === undefined ? undefined : userError('PACKAGE_LOGIN_REFUSED', { ...placeOf(step), status });
}

function lockfile({ step }: BuildFailure): UserError | undefined {
  const tool = step && lockfileTool(step.lines.join('\n'));
  return tool === undefined ? undefined : userError('LOCKFILE_OUT_OF_STEP', { ...placeOf(step as FailedStep), tool });
}

function network({ step, attempts }: BuildFailure): UserError | undefined {
  if (step?.stage === undefined) return undefined;
  const said = step.lines.join('\n');
  // Only of commands that fetch something: an application's own test may well print ECONNREFUSED. A name that nobody
  // knows is the network's doing in any command.
  if (!(needsNetwork(step.name) && isNetworkProblem(said)) && !isNameProblem(said)) return undefined;
  const host = findHost(step.lines);
  return userError('BUILD_NETWORK_UNREACHABLE', {
    ...placeOf(step),
    attempts,
    ...(host === undefined ? {} : { host }),
  });
}

function stepFailed({ step }: BuildFailure): UserError | undefined {
  if (step?.stage === undefined) return undefined;
  const exitCode = /exit code: (\d+)/.exec(step.error)?.[1];
  const said = step.error.replace(/^process ".*" did not complete successfully: /s, '');
  const killed = 'killed, most likely for lack of memory';
  const reason = exitCode === '137' ? killed : exitCode === undefined ? said : `exit code ${exitCode}`;
  return userError('BUILD_STEP_FAILED', { ...placeOf(step), reason });
}

function placeOf(step: FailedStep): { stage: string; command: string; lastLines: string[] } {
  return { stage: step.stage ?? '', command: shortCommand(step.name), lastLines: lastWords(step.lines) };
}

/** The instruction without its mounts and variables, on one line. */
function shortCommand(instruction: string): string {
  const line = instruction
    .replace(/--(mount|network|security)=\S+\s*/g, '')
    .replace(/^(RUN )?((?:[A-Z_][A-Z0-9_]*=\S* )+)/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}

function finalError({ text, step }: BuildFailure): string {
  const line = text.findLast((candidate) => candidate.startsWith('ERROR: '));
  return line?.replace(/^ERROR: (failed to solve: )?/, '') ?? step?.error ?? text.at(-1) ?? 'buildx said nothing';
}

// The lines of the Dockerfile that BuildKit quotes around the mistake.
function excerpt({ text }: BuildFailure): string[] {
  return text.filter((line) => /^\s*\d+ \| /.test(line));
}
