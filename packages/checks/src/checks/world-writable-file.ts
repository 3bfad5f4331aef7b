import { counted } from '../counted.ts';
import { defineCheck, fail, pass } from '../define-check.ts';
import { named } from '../named.ts';

export default defineCheck({
  id: 'world-writable-file',
  severity: 'low',
  title: {
    pass: "No file of the image is everybody's to change",
    fail: "Files of the image are everybody's to change",
  },
  needs: ['strayFiles'],
  cause: { dockerfile: [] },
  settings: [],

  judge({ strayFiles: { worldWritable } }) {
    const measures = [{ value: worldWritable.count, budget: 0, unit: 'paths' }];
    if (worldWritable.count === 0)
      return pass('Every file and folder has an owner who alone may change it.', { measures });
    return fail({
      message: `${counted(worldWritable.count, 'path')} can be changed by every user that a process has.`,
      measures,
      seen: named(worldWritable),
      fix: 'Set modes where the files are made (`COPY --chmod=0644`, `RUN chmod o-w …`), and give a folder that one user writes to that owner.',
    });
  },
});
