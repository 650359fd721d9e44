import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

/** Customers each of whose orders names that address. */
export const findBuyersByEmail = definePort<{ email: string }, string[]>({
  domain: 'orders',
  document: 'query BuyersByEmail($email: String!) { ordersBuyersByEmail(email: $email) }',
  result: z.array(z.string()),
});
