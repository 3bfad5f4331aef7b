import type { Instruction } from '../../dockerfile/stage.ts';
import type { ServicePlan } from '../../model/index.ts';

/** Where the build puts the modules that the server reaches. */
export const MODULES = '/opt/node_modules';

/**
 * Leaves behind what the standalone output holds and no server reads: the metrics of all fonts there are, which builds
 * compute fallbacks from, and the image optimiser where the configuration switches it off. Whatever names either keeps it.
 */
export function pruneInstructions({ traits }: ServicePlan): Instruction[] {
  const fonts = [
    `grep -rlE --include='*.js' 'font-utils|capsize-font-metrics' ${MODULES} .next/standalone`,
    "grep -qv '/next/dist/server/font-utils\\.js$'",
  ].join(' | ');
  const metrics = `find ${MODULES} -path '*/next/dist/server/capsize-font-metrics.json' -delete`;
  const sharp = "grep -rqs --include='*.nft.json' 'node_modules/sharp/' .next/server";
  const optimiser = `find ${MODULES} -path '*node_modules/sharp' -prune -exec rm -rf {} + -o -path '*node_modules/@img' -prune -exec rm -rf {} +`;
  return [
    {
      comment: `Builds alone read the metrics of fonts${traits.unoptimizedImages === true ? ', and images are not optimised here' : ''}. What something that ships names, stays.`,
      kind: 'run',
      mounts: [],
      commands: [
        `{ ${fonts} || ${metrics}; }`,
        ...(traits.unoptimizedImages === true ? [`{ ${sharp} || ${optimiser}; }`] : []),
      ],
    },
  ];
}
