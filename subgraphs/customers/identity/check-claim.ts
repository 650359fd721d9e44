import type { Tx } from '#kernel/database/database.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { type Identifier, isToken, keyOf } from './model/identifiers.ts';
import { lockComponents } from './store/components.ts';
import { lockTokens, readIdentifierKinds, readIdentifiers } from './store/identifiers.ts';
import { insertReviews } from './store/merge-reviews.ts';

/**
 * Whether an account may have the browsers and devices that its owner names: those that belong to no one, and those of visitors
 * who are known by nothing else. One that leads to another account or to a known customer proves nothing, since people
 * share it; it goes to review. Known tokens stay locked until the transaction ends.
 * @returns the keys of the tokens that belong to no one yet, undefined when the claim is refused.
 */
export async function checkClaim(
  tx: Tx,
  accountId: CustomerId,
  identifiers: readonly Identifier[],
  at: Date,
): Promise<ReadonlySet<string> | undefined> {
  const named = identifiers.filter((identifier) => isToken(identifier.kind));
  const found = await readIdentifiers(tx, named);
  const unclaimed = new Set(named.map(keyOf));
  for (const token of found) unclaimed.delete(keyOf(token));
  if (found.length === 0) return unclaimed;
  const shared = await lockTokens(
    tx,
    found.map((token) => token.id),
  );
  const tokens = found.filter((token) => !shared.has(token.id));
  const members = await lockComponents(tx, [accountId, ...tokens.map((token) => token.customerId)]);
  const survivorOf = new Map(members.map((member) => [member.id, member.survivorId]));
  const others = new Set(tokens.map((token) => survivorOf.get(token.customerId) ?? token.customerId));
  others.delete(survivorOf.get(accountId) ?? accountId);
  const kinds = await readIdentifierKinds(tx, [...others]);
  const people = new Set(kinds.filter(({ kind }) => !isToken(kind)).map(({ survivorId }) => survivorId));
  const refused = tokens.filter((token) => people.has(survivorOf.get(token.customerId) ?? token.customerId));
  const reviews = refused.map((token) => ({
    kind: 'UNVERIFIED_CLAIM' as const,
    subject: `${accountId} ${token.id}`,
    identifierId: token.id,
    customerIds: [token.customerId, accountId],
  }));
  await insertReviews(tx, reviews, at);
  return refused.length === 0 ? unclaimed : undefined;
}
