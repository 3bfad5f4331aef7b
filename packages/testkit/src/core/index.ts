export { anyPlan } from './any-plan.ts';
export { type Fixture, listFixtures, readFixture } from './fixtures.ts';
