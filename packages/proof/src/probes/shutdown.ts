import { defineProbe, observed, whenObserved } from './define-probe.ts';

export default defineProbe({
  id: 'shutdown',
  yields: 'shutdown',
  phase: 'stop',
  observe: ({ stop }) => whenObserved(stop(), ({ shutdown }, by) => observed(by, shutdown)),
});
