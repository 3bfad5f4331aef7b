import { defineProbe, whenObserved } from './define-probe.ts';

export default defineProbe({
  id: 'drain',
  yields: 'drain',
  phase: 'stop',
  observe: ({ stop }) => whenObserved(stop(), ({ drain }) => drain),
});
