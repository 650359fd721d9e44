import type { Database } from '#kernel/database/database.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { TestInstance } from '../support/test-instance.ts';
import type { Caller, Input } from './hostile-case.ts';

/** Fields of something in the shop by which a case names it. */
export type Named = Readonly<Record<string, string>>;

/** How the graph is asked for what must succeed. */
export interface Requests {
  ask<T>(as: Caller, document: string, variables?: Input): Promise<T>;
  must(as: Caller, mutation: string, input: Input): Promise<Readonly<Record<string, unknown>>>;
}

/** What a thing of one case's own is made with. */
export interface FixtureContext extends Requests, Pick<TestInstance, 'callPort'> {
  /** Something that the same case names, made when it is asked for first. */
  named(name: string): Promise<Named>;
  db(domain: Domain): Database;
}

/** Makes a thing of one case's own. */
export type Fixture = (context: FixtureContext) => Promise<Named>;
export type Fixtures = Readonly<Record<string, Fixture>>;

/** The id of something that an outcome is about. */
export function idIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  return (fields[name] as { id: string } | undefined)?.id ?? '';
}
