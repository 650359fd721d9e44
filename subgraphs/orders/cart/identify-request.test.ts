import { describe, expect, it } from 'vitest';
import { customerActor, guestActor } from '../../../test/support/actors.ts';
import { identifyRequest } from './identify-request.ts';
import { isKnown, type RecentKeys, remember } from './model/recent-keys.ts';

const actor = customerActor('cus_1');
const input = { idempotencyKey: '0198C0DE-0000-7000-8000-000000000001', cartId: 'crt_1', note: null };

describe('a key', () => {
  it('is the same for the same request, however its client writes it', () => {
    const { note: _note, ...rest } = input;
    const again = { ...rest, idempotencyKey: input.idempotencyKey.toLowerCase() };
    expect(identifyRequest(actor, 'addCartLines', again)).toEqual(identifyRequest(actor, 'addCartLines', input));
  });

  it('counts for its caller and its mutation alone', () => {
    const keys = remember([], identifyRequest(actor, 'addCartLines', input));
    expect(isKnown(keys, identifyRequest(actor, 'addCartLines', input), 'addCartLines')).toBe(true);
    expect(isKnown(keys, identifyRequest(actor, 'updateCart', input), 'updateCart')).toBe(false);
    expect(isKnown(keys, identifyRequest(guestActor('cus_1'), 'addCartLines', input), 'addCartLines')).toBe(false);
  });

  it('cannot name another input', () => {
    const keys = remember([], identifyRequest(actor, 'addCartLines', input));
    const other = identifyRequest(actor, 'addCartLines', { ...input, cartId: 'crt_2' } as typeof input);
    expect(() => isKnown(keys, other, 'addCartLines')).toThrow('was already used for another addCartLines request');
  });

  it('is forgotten once twenty others came after it', () => {
    const first = identifyRequest(actor, 'addCartLines', input);
    let keys: RecentKeys = remember([], first);
    for (let index = 1; index < 20; index++) keys = remember(keys, { id: `${index}`, hash: '' });
    expect(isKnown(keys, first, 'addCartLines')).toBe(true);
    expect(isKnown(remember(keys, { id: '20', hash: '' }), first, 'addCartLines')).toBe(false);
  });
});
