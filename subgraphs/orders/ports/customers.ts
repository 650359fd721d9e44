import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

export interface IdentitySet {
  readonly ref: string;
  readonly identifiers: ReadonlyArray<{ readonly kind: string; readonly value: string }>;
  readonly source: string;
  readonly profile: null;
}

export const resolveIdentities = definePort<{ sets: IdentitySet[] }, Array<{ ref: string; customerId: CustomerId }>>({
  domain: 'customers',
  document: `mutation ResolveIdentities($sets: JSON!) { customersResolveIdentities(sets: $sets) }`,
  result: z.array(z.object({ ref: z.string(), customerId: idOf('cus') })),
});
