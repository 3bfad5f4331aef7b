export { alignColumns } from './align-columns.ts';
export { formatBytes } from './bytes.ts';
export { cutColumns, padColumns, textWidth, wrap, wrapAfter } from './columns.ts';
export { formatCount, formatPlural, formatShare } from './count.ts';
export { formatDuration, formatElapsed } from './duration.ts';
export { foldFolders } from './fold-folders.ts';
export { describePressure } from './machine-pressure.ts';
export { formatBudget, formatMeasure, formatMeasureShort, formatQuantity } from './measure.ts';
export { formatMoment } from './moment.ts';
