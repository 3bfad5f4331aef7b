import { defineError } from '../user-error.ts';

export default defineError<{ service: string; circle: string[] }>({
  code: 'WORKSPACE_CIRCULAR',
  message: ({ service, circle }) =>
    `${service} can't be built: ${circle.join(' needs ')} needs ${circle[0]}, so none of these packages can be built first.`,
  fix: () =>
    'move what both need into a package of its own, or take one of these dependencies out of its package.json.',
});
