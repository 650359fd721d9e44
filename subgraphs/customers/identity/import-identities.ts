import { z } from 'zod';
import { parseInput } from '#kernel/values/parse-input.ts';
import { IDENTIFIER_KINDS } from '../../shared/identifier-kinds.ts';
import type { CustomersDeps } from '../deps.ts';
import { normalizeIdentifier, sortIdentifiers } from './model/identifiers.ts';
import type { Observation } from './model/identity-plan.ts';
import { resolveIdentities } from './resolve-identities.ts';

/** Sets that one call may hold; each batch is one transaction. */
const MAX_SETS = 10_000;

const text = z.string().nullish();
const identitySets = z
  .array(
    z.object({
      ref: z.string(),
      /** The customer whose session did it: an account's or a guest's own id. */
      holderId: z.templateLiteral(['cus_', z.string()]).nullish(),
      identifiers: z.array(z.object({ kind: z.enum(IDENTIFIER_KINDS), value: z.string() })).max(50),
      source: z.string().max(50).default('import'),
      /** ISO 3166 code of the store or channel that saw it: telephone numbers without a calling code are its. */
      country: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .nullish(),
      profile: z.object({ firstName: text, lastName: text, email: text }).nullish(),
      /** When it was seen; now unless told. */
      seenAt: z.iso.datetime({ offset: true }).nullish(),
    }),
  )
  .max(MAX_SETS);

type IdentitySet = z.infer<typeof identitySets>[number];

function short(name: string | null | undefined): string | undefined {
  return (
    name
      ?.replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 100) || undefined
  );
}

function toObservation(set: IdentitySet, at: Date): Observation {
  // A POS sends whatever was typed: values that identify no one are left out, the sale continues.
  const usable = set.identifiers.flatMap(
    ({ kind, value }) => normalizeIdentifier(kind, value, set.country ?? undefined) ?? [],
  );
  const { firstName, lastName, email } = set.profile ?? {};
  return {
    ref: set.ref,
    holderId: set.holderId ?? undefined,
    identifiers: sortIdentifiers(new Map(usable.map((one) => [`${one.kind}:${one.value}`, one])).values()),
    source: set.source,
    seenAt: set.seenAt ? new Date(set.seenAt) : at,
    profile: {
      firstName: short(firstName),
      lastName: short(lastName),
      email: email ? normalizeIdentifier('EMAIL', email)?.value : undefined,
    },
  };
}

/**
 * Finds or makes the customers of many sets of identifiers, in one transaction whose statements do not depend on how
 * many there are. The same sets again give the same customers.
 * @returns the record of each set: its holder's, else one that is no account's; one that holds nothing usable, or shared tokens alone, is left out.
 */
export async function importIdentities(
  deps: CustomersDeps,
  batch: unknown,
): Promise<Array<{ ref: string; customerId: string }>> {
  const at = deps.clock.now();
  const observations = parseInput(identitySets, batch, 'sets')
    .map((set) => toObservation(set, at))
    .filter(({ identifiers, holderId }) => identifiers.length > 0 || holderId !== undefined);
  if (observations.length === 0) return [];
  const { customerIds } = await resolveIdentities(deps.db, 'resolve-identities', (_tx, resolve) =>
    resolve(observations, at),
  );
  return [...customerIds].flatMap(([ref, customerId]) => (customerId === null ? [] : [{ ref, customerId }]));
}
