import { isolation, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './disabled-mandatory-access-control.ts';

const check = kept(declared);

test('passes where nothing is turned off, and says what is in force', () => {
  expect(check.judge({ isolation: isolation() }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: expect.stringContaining('applies no AppArmor profile') },
  });
  expect(check.judge({ isolation: isolation({ appArmorProfile: 'docker-default' }) }, subject())).toEqual({
    ...{ outcome: 'pass', message: 'AppArmor holds it to the profile docker-default.' },
    measures: [{ value: 0, budget: 0, unit: 'options' }],
  });
  const securityOptions = ['apparmor=shop-profile', 'label=type:shop_t'];
  expect(check.judge({ isolation: isolation({ securityOptions }) }, subject()).outcome).toBe('pass');
});

test.each(['apparmor=unconfined', 'apparmor:unconfined', 'label=disable', 'label:disable', 'label=type:spc_t'])(
  'fails for %s',
  (option) => {
    const verdict = check.judge({ isolation: isolation({ securityOptions: [option] }) }, subject());
    expect(verdict).toMatchObject({ outcome: 'fail', seen: [option] });
  },
);

test.each(['apparmor=unconfined-shop', 'label=disabled_t', 'label=user:apparmor=unconfined'])(
  'passes for %s',
  (option) => {
    expect(check.judge({ isolation: isolation({ securityOptions: [option] }) }, subject()).outcome).toBe('pass');
  },
);

test('fails where the engine applies none although there is one', () => {
  expect(check.judge({ isolation: isolation({ appArmorProfile: 'unconfined' }) }, subject()).outcome).toBe('fail');
});
