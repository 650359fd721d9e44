import type { OrderDraft } from './drafts.ts';

/** What the orders of a history say of one buyer together. */
export interface Person {
  readonly identifiers: ReadonlyArray<{ readonly kind: 'EXTERNAL' | 'EMAIL' | 'PHONE'; readonly value: string }>;
  readonly profile: { readonly email: string } | null;
}

/** By what an order tells its buyer from others: the files' own key, else an address, else a telephone. */
export function customerRef({ customer, email, phone }: OrderDraft): string | null {
  if (customer !== null) return `id:${customer}`;
  if (email !== null) return `email:${email.toLowerCase()}`;
  return phone === null ? null : `phone:${phone}`;
}

/** Every address and number that any order names for a buyer, wherever it stands; the latest address is the profile's. */
export function gatherPeople(orders: readonly OrderDraft[], source: string): ReadonlyMap<string, Person> {
  const people = new Map<
    string,
    { identifiers: Map<string, Person['identifiers'][number]>; profile: Person['profile'] }
  >();
  const inTime = [...orders].sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
  for (const order of inTime) {
    const ref = customerRef(order);
    if (ref === null) continue;
    const { customer, email, phone } = order;
    const person = people.get(ref) ?? { identifiers: new Map(), profile: null };
    const said = [
      ...(customer === null ? [] : [{ kind: 'EXTERNAL', value: `${source}:${customer}` } as const]),
      ...(email === null ? [] : [{ kind: 'EMAIL', value: email } as const]),
      ...(phone === null ? [] : [{ kind: 'PHONE', value: phone } as const]),
    ];
    for (const one of said) person.identifiers.set(`${one.kind} ${one.value.toLowerCase()}`, one);
    people.set(ref, { ...person, profile: email === null ? person.profile : { email } });
  }
  return new Map(
    [...people].map(([ref, { identifiers, profile }]) => [ref, { identifiers: [...identifiers.values()], profile }]),
  );
}
