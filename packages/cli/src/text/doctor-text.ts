import { alignColumns, formatBytes } from '@seaworthy/core/format';
import { printableLines } from '@seaworthy/core/text';
import type { EngineAttempt, EngineReport, ToolReport } from '@seaworthy/pipeline';
import type { Colors } from '../output/colors.ts';

/** Every way to an engine that was tried, and what the one that answered is and can do. */
export function renderDoctor(
  attempts: readonly EngineAttempt[],
  report: EngineReport | undefined,
  colors: Colors,
): string {
  const tried = alignColumns(
    printableLines(attempts).map(({ strategy, endpoint, outcome }) => [strategy, endpoint, outcome]),
  );
  const lines = attempts.map(({ outcome }, index) => {
    const mark = outcome === 'connected' ? colors.green('✓') : colors.dim('·');
    return `  ${mark} ${tried[index]}`;
  });
  const head = `${colors.bold('Tried')}\n${lines.join('\n')}`;
  if (report === undefined) return `${head}\n\n${colors.red('✗')} No engine answered.`;
  const rows = alignColumns(printableLines(describe(report)).map(([, name, value]) => [name, value]));
  const facts = describe(report).map(
    ([well], index) => `  ${well ? colors.green('✓') : colors.yellow('!')} ${rows[index]}`,
  );
  return `${head}\n\n${colors.bold('Engine')}\n${facts.join('\n')}`;
}

type Row = [well: boolean, name: string, value: string];

function describe(report: EngineReport): Row[] {
  const { freeBytes, installed } = report;
  return [
    [
      true,
      'version',
      `Docker ${report.version} (API ${report.apiVersion}), client ${report.clientVersion ?? 'unknown'}`,
    ],
    [
      true,
      'machine',
      `${report.operatingSystem}, kernel ${report.kernel}, ${report.cpus} CPUs, ${formatBytes(report.memoryBytes)} of memory`,
    ],
    [
      report.containerdStore,
      'image store',
      `${report.storageDriver}${report.containerdStore ? ' (containerd)' : ', without containerd: no attestations and one platform at a time'}`,
    ],
    toolRow('buildx', report.buildx),
    toolRow('compose', report.compose),
    [report.cacheExport, 'cache export', report.cacheExport ? 'yes' : 'not with this builder'],
    [true, 'platforms', report.platforms.join(', ')],
    [true, 'cgroups', `version ${report.cgroupVersion}`],
    [report.seccomp, 'seccomp', report.seccomp ? 'on' : 'off: containers may use every system call'],
    [true, 'rootless', report.rootless ? 'yes' : 'no'],
    [
      true,
      'public images',
      report.publicImages ? 'can be pulled' : 'cannot be pulled: base images are made on this machine',
    ],
    [
      freeBytes === undefined || freeBytes > 5e9,
      'free disk',
      freeBytes === undefined
        ? 'unknown: its data is on another machine'
        : `${formatBytes(freeBytes)} in ${report.dataRoot}`,
    ],
    ...(installed === undefined ? [] : installedRows(installed)),
  ];
}

function toolRow(name: string, { version, problem }: ToolReport): Row {
  return [
    problem === undefined,
    name,
    problem === undefined ? (version ?? 'unknown version') : `missing: ${problem.reason}`,
  ];
}

function installedRows({ data, log, config }: NonNullable<EngineReport['installed']>): Row[] {
  return [
    [true, 'installed by', 'seaworthy engine install'],
    [true, 'data', data],
    [true, 'log', log],
    [true, 'configuration', config],
  ];
}
