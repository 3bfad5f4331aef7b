import type { Runtime } from '../languages/define-runtime.ts';
import type { ServiceDefaults } from '../languages/service-defaults.ts';
import type { ServicePlan } from '../model/index.ts';
import type { ServiceLedger } from './decisions.ts';

/** Limits, the share of the heap, and the numbers that verdicts are held against. */
export function planResources(
  service: ServiceLedger,
  { defaults, heap }: { defaults: ServiceDefaults; heap: Runtime['heap'] },
  stopGraceSeconds: number,
): Pick<ServicePlan, 'resources' | 'heapPercent' | 'semiSpaceMb' | 'budgets'> {
  const { ledger, subject, settings, name } = service;
  const { resources } = defaults;
  const semiSpace = heap === undefined ? undefined : settings.semiSpace;
  const memoryMb = service.decide('memory', {
    fallback: {
      value: resources.memoryMb,
      because: 'MiB. Room for the runtime and a small application; `prove` shows what it really takes.',
    },
  });
  const cpus = service.decide('cpus', {
    fallback: { value: resources.cpus, because: 'One event loop uses one core.' },
  });
  const pids = service.decide('pids', {
    fallback: { value: resources.pids, because: 'Far above what the runtime needs, far below what a fork bomb does.' },
  });
  const heapPercent =
    heap === undefined
      ? undefined
      : service.decide('heap', { fallback: { value: heap.percent, because: heap.because } });
  const limits = settings.budgets ?? {};
  const budgets = Object.fromEntries(
    Object.entries({ ...defaults.budgets, shutdownSeconds: stopGraceSeconds }).map(([key, value]) => {
      const own = limits[key as keyof typeof limits];
      const decided =
        own === undefined
          ? ledger.assumed(subject(`budgets.${key}`), value, `What services of this kind are held to.`)
          : ledger.configured(subject(`budgets.${key}`), own, ['services', name, 'budgets', key]);
      return [key, decided];
    }),
  ) as ServicePlan['budgets'];
  return {
    resources: {
      memoryMb,
      // All of it: memory can't be taken back as processor time can, and under cgroup v1 Node takes a smaller reservation
      // for its limit (libuv: uv_get_constrained_memory), which would shrink the heap.
      memoryReservationMb: memoryMb,
      cpus,
      cpuReservation: Math.min(cpus, resources.cpuReservation),
      pids,
    },
    ...(heapPercent === undefined ? {} : { heapPercent }),
    ...(semiSpace === undefined
      ? {}
      : { semiSpaceMb: ledger.configured(subject('semiSpace'), semiSpace, ['services', name, 'semiSpace']) }),
    budgets,
  };
}
