import { defineProbe } from './define-probe.ts';

export default defineProbe({
  id: 'start',
  yields: 'start',
  phase: 'live',
  observe: ({ start }) => start(),
});
