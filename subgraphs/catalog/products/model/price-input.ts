import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { type Money, parseMoney } from '#kernel/values/money.ts';

function readPrice(amount: string, currencyCode: string): Money | string {
  try {
    const price = parseMoney(amount, currencyCode);
    return price.minor < 0n ? 'must not be negative' : price;
  } catch (error) {
    if (error instanceof ValidationError) return error.issues[0]?.message ?? error.message;
    throw error;
  }
}

/** An amount that a price or a cost may be, read exactly. */
export const price = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context): Money => {
    const read = readPrice(amount, currencyCode);
    if (typeof read !== 'string') return read;
    context.addIssue({ code: 'custom', message: read });
    return z.NEVER;
  });
