import type { UserError } from '@seaworthy/core/errors';
import type { Report } from '@seaworthy/core/model';
import type { Run } from '../run/run.ts';
import { addVerdicts, readEarlierVerdicts } from '../target/earlier-verdicts.ts';
import { readHistory } from '../target/history.ts';
import { documentFiles, prepareStateFolder, STATE_FOLDER } from '../target/state-folder.ts';
import { writeFiles } from '../target/write-files.ts';
import { assembleReport, exitCodeOfReport, type ReportParts } from './assemble-report.ts';
import type { Judging } from './judging.ts';
import { placeVerdicts } from './place-verdicts.ts';

/** A run that was judged. */
export interface Judged {
  report: Report;
  /** The report for people, relative to the project. */
  reportFile: string;
  /** What ended the run before its end; absent when it came all the way. The report says it in short. */
  failure?: UserError;
  /** 0: proven. 1: it ran, and the answer is no. 2: a part could not run at all. */
  exitCode: 0 | 1 | 2;
}

export interface ReportRequest
  extends Omit<ReportParts, 'verdicts' | 'places' | 'history' | 'earlier' | 'phases' | 'heldTo' | 'comparison'> {
  /** Folder below `.seaworthy`; absent: that folder itself, where the project's own report lies. */
  folder?: string | undefined;
  judging: Judging;
  /** What the services are compared with. */
  against?: Report | undefined;
  /** Path of the compose file that describes the services; absent for a bare image. */
  composeFile?: string | undefined;
}

/** Judges the evidence and leaves `evidence.json`, `report.json` and `report.html`. */
export async function saveReport({ target, phases, onEvent }: Run, request: ReportRequest): Promise<Judged> {
  const { judge } = await import('@seaworthy/checks');
  const { compareVerdicts, renderReport } = await import('@seaworthy/report');
  const { folder, evidence, build, failure, judging } = request;
  const held = judging.hold(evidence.services.map(({ subject }) => subject));
  const services = evidence.services.map((service, index) => ({ ...service, subject: held[index] ?? service.subject }));
  const judged = judge({ ...evidence, services }, judging.leftOut);
  const { places, verdicts } = await placeVerdicts(target.root, request.composeFile, evidence, judged);
  const wanted = verdicts.filter(({ leftOut }) => leftOut === undefined);
  // Where nothing was observed there is no news in them.
  if (wanted.some(({ outcome }) => outcome !== 'unknown'))
    for (const verdict of wanted) onEvent({ type: 'verdict', verdict });
  const history = build === undefined ? [] : await readHistory(target);
  const place = folder === undefined ? '' : `${folder}/`;
  const earlier = await readEarlierVerdicts(target, place);
  const comparison = request.against && compareVerdicts({ verdicts }, request.against);
  const report = assembleReport({
    ...{ ...request, evidence: { ...evidence, services }, heldTo: judging.heldTo },
    ...{ comparison, verdicts, places, history, earlier, phases: [...phases.durations] },
  });
  const documents = documentFiles({ [`${place}evidence.json`]: evidence, [`${place}report.json`]: report });
  const reportFile = `${STATE_FOLDER}/${place}report.html`;
  await prepareStateFolder(target);
  const page = { path: reportFile, content: await renderReport(report, 'html') };
  await writeFiles(target, [...documents, ...addVerdicts(earlier, report, place), page]);
  const ended = failure === undefined ? {} : { failure };
  return { report, reportFile, ...ended, exitCode: failure?.exitCode ?? exitCodeOfReport(report, judging) };
}
