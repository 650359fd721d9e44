import { newId } from '#kernel/values/ids.ts';
import type { IdentifierKind } from '../../../shared/identifier-kinds.ts';
import type { CustomerId, IdentifierId } from '../../../shared/ids.ts';
import { holderIdentifier } from './holder-identifier.ts';
import { type Identifier, isToken, keyOf, MAX_PEOPLE_PER_TOKEN } from './identifiers.ts';

export interface Profile {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly email?: string | undefined;
}

/** Identifiers seen together, so belonging to one person; the unit of evidence. */
export interface Observation {
  readonly ref: string;
  /** The customer whose session did it: what was done is theirs, whatever identifiers they named. */
  readonly holderId?: CustomerId | undefined;
  /** Normalized, each once. */
  readonly identifiers: readonly Identifier[];
  readonly source: string;
  readonly seenAt: Date;
  readonly profile?: Profile;
}

export interface KnownIdentifier extends Identifier {
  readonly id: IdentifierId;
  /** The customer it was first seen with; never changes. */
  readonly customerId: CustomerId;
  /** Seen with too many people: joins no one. */
  readonly shared: boolean;
  /** An account was opened with it: the record takes in nothing else. */
  readonly alone?: boolean;
}

export interface Sighting {
  readonly tokenId: IdentifierId;
  readonly seenWithId: IdentifierId;
  readonly seenWithKind: IdentifierKind;
}

/** The stored identifiers that a batch names, and what the tokens among them were seen with. */
export interface KnownGraph {
  readonly identifiers: readonly KnownIdentifier[];
  readonly sightings: readonly Sighting[];
}

export interface NewEdge {
  /** The smaller id. */
  readonly leftId: CustomerId;
  readonly rightId: CustomerId;
  /** The identifiers that join the two; the edge holds while none of them is shared. */
  readonly evidenceIds: readonly IdentifierId[];
}

/** The additions of a batch of observations to the graph. Nothing is ever changed by it, so plans commute. */
export interface IdentityPlan {
  readonly newCustomers: ReadonlyArray<{ id: CustomerId; source: string; createdAt: Date; profile: Profile }>;
  readonly newIdentifiers: ReadonlyArray<KnownIdentifier & { source: string; firstSeenAt: Date }>;
  readonly newSightings: readonly Sighting[];
  readonly newEdges: readonly NewEdge[];
  /** Tokens that this batch shows to be shared: edges resting on them no longer hold. */
  readonly newlySharedIds: readonly IdentifierId[];
  /** The record of each observation by its ref: the holder's, else that of what was seen; null for shared tokens alone. */
  readonly customerIds: ReadonlyMap<string, CustomerId | null>;
  /** Profiles seen with customers that were known already. */
  readonly profiles: ReadonlyMap<CustomerId, Profile>;
}

interface Draft {
  readonly id: IdentifierId;
  readonly identifier: Identifier;
  readonly known: KnownIdentifier | undefined;
  customerId: CustomerId | undefined;
  shared: boolean;
}

/**
 * Decides create, add and merge for a batch. The rule makes the graph a function of the set of observations, whatever
 * their order and batches:
 * - identifiers that are a person's own (e-mail, phone ...) join for good whatever they are seen with;
 * - a token (card, device, cookie) seen with people belongs to the first and is evidence of an edge to each other one,
 *   so that the edges can be taken back when the token proves to be shared;
 * - what a session named without proof belongs to no record of the session's bearer: it joins theirs by an edge, within
 *   the same limit as a token's, so that figures and staff see one person and no token reads what others did;
 * - a token is shared once it was seen with more than MAX_PEOPLE_PER_TOKEN identifiers of one kind: a count that only grows.
 */
export function planIdentities(known: KnownGraph, observations: readonly Observation[]): IdentityPlan {
  const planner = new Planner(known, observations);
  for (const observation of observations) planner.recordSightings(observation);
  for (const observation of observations) planner.place(observation);
  return planner.plan();
}

/** What an observation names, its holder included. */
export function identifiersOf({ identifiers, holderId }: Observation): Identifier[] {
  return holderId === undefined ? [...identifiers] : [...identifiers, holderIdentifier(holderId)];
}

/** On whose record there is room for what is seen with it. */
const isCompanion = ({ customerId, known }: Draft): boolean => customerId !== undefined && !known?.alone;

/** The plan of a batch while its observations are gone through. */
class Planner {
  readonly #drafts = new Map<string, Draft>();
  readonly #seenWith = new Map<IdentifierId, Map<IdentifierKind, Set<IdentifierId>>>();
  readonly #newSightings: Sighting[] = [];
  readonly #newlyShared = new Set<IdentifierId>();
  readonly #newCustomers: Array<IdentityPlan['newCustomers'][number]> = [];
  readonly #newIdentifiers: Array<IdentityPlan['newIdentifiers'][number]> = [];
  readonly #edges = new Map<string, NewEdge>();
  readonly #customerIds = new Map<string, CustomerId | null>();
  readonly #profiles = new Map<CustomerId, Profile>();

  constructor(known: KnownGraph, observations: readonly Observation[]) {
    const byKey = new Map(known.identifiers.map((identifier) => [keyOf(identifier), identifier]));
    for (const identifier of observations.flatMap(identifiersOf)) {
      const key = keyOf(identifier);
      if (this.#drafts.has(key)) continue;
      const stored = byKey.get(key);
      this.#drafts.set(key, {
        id: stored?.id ?? newId('idf'),
        identifier,
        known: stored,
        customerId: stored?.customerId,
        shared: stored?.shared ?? false,
      });
    }
    for (const sighting of known.sightings) this.#kinds(sighting).add(sighting.seenWithId);
  }

  recordSightings(observation: Observation): void {
    const drafts = this.#draftsOf(observation);
    const people = drafts.filter((draft) => !isToken(draft.identifier.kind));
    const holder = this.#holderOf(observation);
    for (const token of [...drafts.filter((draft) => isToken(draft.identifier.kind)), ...(holder ? [holder] : [])]) {
      for (const person of people) {
        if (token.shared) break;
        const sighting = { tokenId: token.id, seenWithId: person.id, seenWithKind: person.identifier.kind };
        const seen = this.#kinds(sighting);
        if (seen.has(person.id)) continue;
        seen.add(person.id);
        this.#newSightings.push(sighting);
        if (seen.size <= MAX_PEOPLE_PER_TOKEN) continue;
        token.shared = true;
        this.#newlyShared.add(token.id);
      }
    }
  }

  place(observation: Observation): void {
    const drafts = this.#draftsOf(observation);
    const own = drafts.filter((draft) => !isToken(draft.identifier.kind));
    const tokens = drafts.filter((draft) => isToken(draft.identifier.kind));
    const seen = own.length > 0 ? this.#placePerson(observation, own, tokens) : this.#placeTokens(observation, tokens);
    const holder = this.#holderOf(observation);
    this.#customerIds.set(observation.ref, holder ? this.#placeHolder(observation, holder, seen) : seen);
  }

  #placeHolder(observation: Observation, holder: Draft, seen: CustomerId | null): CustomerId | null {
    const { holderId, source, seenAt } = observation;
    if (holderId === undefined) return seen;
    if (holder.customerId === undefined) {
      this.#newCustomers.push({ id: holderId, source, createdAt: seenAt, profile: {} });
      this.#attach(holder, holderId, observation);
    }
    if (seen !== null && !holder.shared) this.#join(holderId, seen, [holder.id]);
    return holderId;
  }

  #placePerson(observation: Observation, own: readonly Draft[], tokens: readonly Draft[]): CustomerId {
    const anchor = own.find((draft) => draft.customerId !== undefined);
    const customerId = anchor?.customerId ?? this.#create(observation);
    if (anchor && observation.profile) this.#remember(customerId, observation.profile);
    let home = anchor?.known?.alone ? own.find(isCompanion)?.customerId : customerId;
    for (const draft of own) {
      if (draft.customerId === undefined) {
        home ??= this.#create({ ...observation, profile: {} });
        this.#attach(draft, home, observation);
      }
      this.#join(customerId, draft.customerId ?? customerId, anchor ? [anchor.id, draft.id] : [draft.id]);
    }
    for (const token of tokens) {
      if (token.customerId === undefined) {
        home ??= this.#create({ ...observation, profile: {} });
        this.#attach(token, home, observation);
      }
      if (!token.shared) this.#join(customerId, token.customerId ?? customerId, [token.id]);
    }
    return customerId;
  }

  /** A visitor without a name yet. Tokens not seen before get a customer of their own, joined to the others by edges. */
  #placeTokens(observation: Observation, tokens: readonly Draft[]): CustomerId | null {
    const fresh = tokens.filter((token) => token.customerId === undefined);
    const usable = tokens.filter((token) => token.customerId !== undefined && !token.shared);
    if (fresh.length > 0) {
      const customerId = this.#create(observation);
      for (const token of fresh) this.#attach(token, customerId, observation);
      for (const token of usable) this.#join(customerId, token.customerId ?? customerId, [token.id]);
      return customerId;
    }
    // Pair by pair: when one token proves shared, the others still join.
    usable.forEach((left, index) => {
      for (const right of usable.slice(index + 1)) {
        if (left.customerId && right.customerId) this.#join(left.customerId, right.customerId, [left.id, right.id]);
      }
    });
    return usable[0]?.customerId ?? null;
  }

  #create(observation: Observation): CustomerId {
    const id = newId('cus');
    const { source, seenAt, profile = {} } = observation;
    this.#newCustomers.push({ id, source, createdAt: seenAt, profile });
    return id;
  }

  #attach(draft: Draft, customerId: CustomerId, { source, seenAt }: Observation): void {
    draft.customerId = customerId;
    const { id, identifier, shared } = draft;
    this.#newIdentifiers.push({ ...identifier, id, customerId, shared, source, firstSeenAt: seenAt });
  }

  #join(a: CustomerId, b: CustomerId, evidence: readonly IdentifierId[]): void {
    if (a === b) return;
    const [leftId, rightId] = a < b ? [a, b] : [b, a];
    const evidenceIds = [...new Set(evidence)].sort();
    this.#edges.set([leftId, rightId, ...evidenceIds].join(' '), { leftId, rightId, evidenceIds });
  }

  #remember(customerId: CustomerId, profile: Profile): void {
    this.#profiles.set(customerId, { ...profile, ...this.#profiles.get(customerId) });
  }

  #draftsOf(observation: Observation): Draft[] {
    return observation.identifiers.flatMap((identifier) => this.#drafts.get(keyOf(identifier)) ?? []);
  }

  #holderOf({ holderId }: Observation): Draft | undefined {
    return holderId === undefined ? undefined : this.#drafts.get(keyOf(holderIdentifier(holderId)));
  }

  #kinds({ tokenId, seenWithKind }: Sighting): Set<IdentifierId> {
    const kinds = this.#seenWith.get(tokenId) ?? new Map<IdentifierKind, Set<IdentifierId>>();
    this.#seenWith.set(tokenId, kinds);
    const seen = kinds.get(seenWithKind) ?? new Set<IdentifierId>();
    kinds.set(seenWithKind, seen);
    return seen;
  }

  plan(): IdentityPlan {
    return {
      newCustomers: this.#newCustomers,
      newIdentifiers: this.#newIdentifiers,
      newSightings: this.#newSightings,
      newEdges: [...this.#edges.values()],
      newlySharedIds: [...this.#newlyShared],
      customerIds: this.#customerIds,
      profiles: this.#profiles,
    };
  }
}
