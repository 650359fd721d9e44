import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

export interface IdentitySet {
  readonly ref: string;
  readonly identifiers: ReadonlyArray<{ readonly kind: string; readonly value: string }>;
  readonly source: string;
  readonly profile: null;
  /** ISO 3166 code of the country whose telephone numbers are written there without a calling code. */
  readonly country?: string;
}

export const resolveIdentities = definePort<{ sets: IdentitySet[] }, Array<{ ref: string; customerId: CustomerId }>>({
  domain: 'customers',
  document: `mutation ResolveIdentities($sets: JSON!) { customersResolveIdentities(sets: $sets) }`,
  result: z.array(z.object({ ref: z.string(), customerId: idOf('cus') })),
});

const guestSession = z.object({
  /** To whom the session belongs. */
  customerId: idOf('cus'),
  session: z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date() }),
});
export type GuestSession = z.infer<typeof guestSession>;

/** A guest session for a request without one; the same request within ten minutes is given the same. */
export const createGuestSession = definePort<{ requestKey: string }, GuestSession>({
  domain: 'customers',
  document: `mutation CreateGuestSession($requestKey: String!) {
    customersCreateGuestSession(requestKey: $requestKey) {
      customerId session { accessToken refreshToken expiresAt }
    }
  }`,
  result: guestSession,
});

/** Facts of customers, by any of their ids; unknown ones are left out. */
export const readCustomerFacts = definePort<{ ids: string[] }, Array<{ id: string; email: string | null }>>({
  domain: 'customers',
  document: `query CustomerFacts($ids: [ID!]!) { customersFacts(ids: $ids) { id email } }`,
  result: z.array(z.object({ id: z.string(), email: z.string().nullable() })),
});
