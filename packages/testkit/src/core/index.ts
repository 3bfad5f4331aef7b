export { anyPlan } from './any-plan.ts';
export { createContextFilter } from './context-filter.ts';
export { type Fixture, kindsOfFixture, listFixtures, readFixture } from './fixtures.ts';
