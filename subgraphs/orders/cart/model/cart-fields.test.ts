import { describe, expect, it } from 'vitest';
import { parseCartFields } from './cart-fields.ts';

describe('the anonymous id of a cart', () => {
  it.each(['undefined', 'null', '[object Object]', '00000000-0000-0000-0000-000000000000'])('%s is nobody', (id) => {
    expect(parseCartFields({ anonymousId: id })).toMatchObject({ anonymousId: null });
  });
  it.each(['a-1b2c3d', 'GA1.2.345.678'])('%s is a browser', (id) => {
    expect(parseCartFields({ anonymousId: id })).toMatchObject({ anonymousId: id });
  });
});
