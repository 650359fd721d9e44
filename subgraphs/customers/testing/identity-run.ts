import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { unique } from './identities.ts';

/** Rows of the state table of docs/identity.md: what each event joins and opens. */
export const stateTable: ReadonlyMap<string, { readonly joins: boolean; readonly opens: boolean }> = new Map(
  readFileSync(inProject('docs', 'identity.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Event'))
    .map((line) => {
      const [event = '', , joins = '', opens = ''] = line.slice(2, -2).split(' | ');
      return [event, { joins: joins !== 'nothing', opens: opens !== 'nothing' }] as const;
    }),
);

/** A guest session, and what it has ordered with. */
export interface Guest {
  readonly id: string;
  readonly token: string;
  over: boolean;
  /** Orders under way. */
  ordering: number;
  /** Addresses that its orders named. */
  readonly named: Set<string>;
}

/** One run's people: who is one person by the table, and what each token reads by it. */
export class IdentityRun {
  readonly tag = unique();
  readonly #see: (set: string) => Promise<string>;
  /** The account that each of the rivals opened last. */
  readonly accounts = new Map<string, string>();
  /** The first account of each of their addresses. */
  readonly firsts = new Map<string, string>();
  /** Passwords of later accounts; they never change. */
  readonly passwords = new Map<string, string>();
  /** Rivals whose address is being proved. */
  readonly proving = new Set<string>();
  readonly guests = new Map<string, Guest>();
  /** What each seen record was written under: one set of identifiers a write. */
  readonly writes = new Map<string, string[]>();
  /** Addresses that the bearers of accounts have proved, by account. */
  readonly proved = new Map<string, string>();
  /** Records by the token that reads them. */
  readonly opened = new Map<string, Set<string>>();
  /** What is joined, by node; unknown once a person set two apart. */
  readonly joined: Array<readonly string[]> = [];
  isJoiningKnown = true;

  /** @param see writes what nobody's session has seen, and answers the record. */
  constructor(see: (set: string) => Promise<string>) {
    this.#see = see;
  }

  email = (name: string) => `e${name}${this.tag}@x.fr`;
  phone = (name: string) => `+3361${this.tag.replace(/\D/g, '0').slice(-6).padStart(6, '0')}${name}`;
  card = (name: string) => `LOYALTY_CARD:card${name}${this.tag}`;

  tell(event: string, nodes: readonly string[], opens?: readonly [record: string, token: string]): void {
    const row = stateTable.get(event);
    if (!row) throw new Error(`${event} is not in the state table`);
    if (row.joins) this.joined.push(nodes);
    if (row.opens && opens) this.opened.set(opens[1], (this.opened.get(opens[1]) ?? new Set()).add(opens[0]));
    expect(row.opens).toBe(opens !== undefined);
  }

  /** Something that was seen by nobody's session. @returns the record that it was written on. */
  async see(set: string): Promise<string> {
    const record = await this.#see(set);
    this.writes.set(record, [...(this.writes.get(record) ?? []), set]);
    return record;
  }

  /** Whether a token may read a record that the table did not open to it: all that was written there it has proved. */
  hasProved(token: string, record: string): boolean {
    const email = this.proved.get(token);
    const writes = this.writes.get(record) ?? [];
    return email !== undefined && writes.every((set) => set.split(' ').includes(`EMAIL:${email}`));
  }

  /** The group of a node: everything that the table joins it to. */
  group(node: string): Set<string> {
    const group = new Set([node]);
    for (let size = 0; size < group.size; ) {
      size = group.size;
      for (const nodes of this.joined) if (nodes.some((one) => group.has(one))) for (const one of nodes) group.add(one);
    }
    return group;
  }
}
