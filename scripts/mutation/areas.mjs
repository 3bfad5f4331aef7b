// Where faults are put in on purpose: each area is mutated alone and only its own tests may catch its faults.
export const areas = {
  checks: 'packages/checks/src',
  agent: 'packages/agent/src',
  load: 'packages/proof/src/load',
};
