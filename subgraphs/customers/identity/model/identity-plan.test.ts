import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '../../../shared/ids.ts';
import { componentsOf } from './components.ts';
import { type Identifier, isToken, keyOf, MAX_PEOPLE_PER_TOKEN } from './identifiers.ts';
import {
  type KnownIdentifier,
  type NewEdge,
  type Observation,
  planIdentities,
  type Sighting,
} from './identity-plan.ts';

/** The store's part, in memory: applies plans as the tables would. */
class World {
  readonly identifiers = new Map<string, KnownIdentifier>();
  readonly sightings: Sighting[] = [];
  readonly customers = new Map<CustomerId, Date>();
  edges: NewEdge[] = [];

  observe(observations: readonly Observation[]): ReadonlyMap<string, string | null> {
    const plan = planIdentities(
      { identifiers: [...this.identifiers.values()], sightings: this.sightings },
      observations,
    );
    for (const customer of plan.newCustomers) this.customers.set(customer.id, customer.createdAt);
    for (const identifier of plan.newIdentifiers) this.identifiers.set(keyOf(identifier), identifier);
    this.sightings.push(...plan.newSightings);
    const shared = new Set(plan.newlySharedIds);
    for (const [key, value] of this.identifiers) {
      if (shared.has(value.id)) this.identifiers.set(key, { ...value, shared: true });
    }
    this.edges = [...this.edges, ...plan.newEdges].filter((edge) => !edge.evidenceIds.some((id) => shared.has(id)));
    return plan.customerIds;
  }

  /** The partition of identifiers into people; shared tokens belong to no one. */
  people(): string[] {
    const nodes = [...this.customers].map(([id, createdAt]) => ({ id, createdAt }));
    const groups = componentsOf(nodes, this.edges).map(({ memberIds }) =>
      [...this.identifiers.values()]
        .filter((identifier) => memberIds.includes(identifier.customerId) && !identifier.shared)
        .map(keyOf)
        .sort()
        .join(' '),
    );
    return groups.filter((group) => group !== '').sort();
  }

  shared(): string[] {
    return [...this.identifiers.values()]
      .filter((identifier) => identifier.shared)
      .map(keyOf)
      .sort();
  }
}

const KINDS = ['EMAIL', 'PHONE', 'CARD_TOKEN', 'DEVICE', 'ANONYMOUS_ID'] as const;
const identifier = fc.record({ kind: fc.constantFrom(...KINDS), value: fc.constantFrom('1', '2', '3', '4', '5', '6') });
const observationSets = fc.array(fc.uniqueArray(identifier, { selector: keyOf, minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 14,
});

function observe(sets: readonly Identifier[][]): Observation[] {
  return sets.map((identifiers, index) => ({
    ref: String(index),
    identifiers,
    source: 'test',
    seenAt: new Date(1_700_000_000_000),
  }));
}

const email = (value: string): Identifier => ({ kind: 'EMAIL', value });
const token = (value: string): Identifier => ({ kind: 'CARD_TOKEN', value });

describe('planIdentities', () => {
  it('gives the same people for any order of the same observations', () => {
    const cases = observationSets.chain((sets) =>
      fc.tuple(fc.constant(sets), fc.shuffledSubarray(sets, { minLength: sets.length, maxLength: sets.length })),
    );
    fc.assert(
      fc.property(cases, ([sets, shuffled]) => {
        const first = new World();
        const second = new World();
        for (const observation of observe(sets)) first.observe([observation]);
        for (const observation of observe(shuffled)) second.observe([observation]);
        expect(second.shared()).toEqual(first.shared());
        expect(second.people()).toEqual(first.people());
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the same people whether observations come one by one or in one batch, once or twice', () => {
    fc.assert(
      fc.property(observationSets, (sets) => {
        const oneByOne = new World();
        const batched = new World();
        for (const observation of observe(sets)) oneByOne.observe([observation]);
        batched.observe(observe([...sets, ...sets]));
        expect(batched.shared()).toEqual(oneByOne.shared());
        expect(batched.people()).toEqual(oneByOne.people());
      }),
      { numRuns: 500 },
    );
  });

  it('adds nothing when it sees again what it has seen', () => {
    fc.assert(
      fc.property(observationSets, (sets) => {
        const world = new World();
        for (const observation of observe(sets)) world.observe([observation]);
        const before = [world.customers.size, world.identifiers.size, world.people().join('|')];
        for (const observation of observe(sets)) world.observe([observation]);
        expect([world.customers.size, world.identifiers.size, world.people().join('|')]).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets a shared token join two people, not even those it joined before', () => {
    const world = new World();
    for (let person = 1; person <= MAX_PEOPLE_PER_TOKEN; person++) {
      world.observe(observe([[token('tablet'), email(`${person}`)]]));
    }
    expect(world.people()).toHaveLength(1);
    world.observe(observe([[token('tablet'), email('one too many')]]));
    expect(world.people()).toHaveLength(MAX_PEOPLE_PER_TOKEN + 1);
    expect(world.shared()).toEqual(['CARD_TOKEN:tablet']);
    expect(world.observe(observe([[token('tablet')]])).get('0')).toBeNull();
  });

  it('makes one person of a visitor, a card holder and a newsletter reader as evidence arrives', () => {
    const world = new World();
    const visitor: Identifier = { kind: 'ANONYMOUS_ID', value: '1234' };
    world.observe(observe([[visitor], [token('XXXX-1234'), { kind: 'EXTERNAL', value: '456' }], [email('j@d.fr')]]));
    expect(world.people()).toHaveLength(3);
    world.observe(observe([[visitor, email('j@d.fr')]]));
    expect(world.people()).toHaveLength(2);
    world.observe(observe([[token('XXXX-1234'), email('j@d.fr')]]));
    expect(world.people()).toHaveLength(1);
    expect([...world.identifiers.values()].filter((known) => isToken(known.kind))).toHaveLength(2);
  });
});
