import type { BuildRecord, Evidence, OnEvent, Plan, Report } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { assembleReport } from './assemble-report.ts';
import { readHistory } from './build-project.ts';
import type { Phases } from './phases.ts';
import type { Target } from './target/open-target.ts';
import { documentFiles, prepareStateFolder, STATE_FOLDER } from './target/state-folder.ts';
import { writeFiles } from './target/write-files.ts';

export interface ReportRequest {
  target: Target;
  /** Folder below `.seaworthy`; absent: that folder itself, where the project's own report lies. */
  folder?: string;
  name: string;
  plan?: Plan | undefined;
  files: readonly string[];
  engine: Engine | undefined;
  limitation?: string | undefined;
  build?: BuildRecord | undefined;
  evidence: Evidence;
  phases: Phases;
  onEvent: OnEvent;
}

/** Judges the evidence and leaves `evidence.json`, `report.json` and `report.html`. */
export async function saveReport(request: ReportRequest): Promise<Report> {
  const { judge } = await import('@seaworthy/checks');
  const { renderHtml } = await import('@seaworthy/report');
  const { target, folder, name, plan, files, engine, limitation, build, evidence, phases, onEvent } = request;
  const verdicts = judge(evidence);
  // Where nothing was observed there is no news in them.
  if (verdicts.some(({ outcome }) => outcome !== 'unknown'))
    for (const verdict of verdicts) onEvent({ type: 'verdict', verdict });
  const report = assembleReport({
    ...{ name, plan, files, limitation, build, evidence, verdicts },
    engine: engine && {
      name: 'Docker Engine',
      version: engine.version,
      details: [`${engine.os}/${engine.architecture}`, `found by ${engine.strategy}`],
    },
    history: build === undefined ? [] : await readHistory(target),
    phases: [...phases.durations],
  });
  const place = folder === undefined ? '' : `${folder}/`;
  const documents = documentFiles({ [`${place}evidence.json`]: evidence, [`${place}report.json`]: report });
  await prepareStateFolder(target);
  await writeFiles(target, [...documents, { path: reportPath(folder), content: renderHtml(report) }]);
  return report;
}

/** Where the report for people lies, relative to the target. */
export function reportPath(folder?: string): string {
  return [STATE_FOLDER, ...(folder === undefined ? [] : [folder]), 'report.html'].join('/');
}
