import type { Database } from '#kernel/database/database.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { TestInstance } from '../support/test-instance.ts';
import type { Speaker } from './seed.ts';

/** Fields of something of the house by which a case names it. */
export type Named = Readonly<Record<string, string>>;

/** What a thing of one case's own is made with. */
export interface Workshop extends Speaker, Pick<TestInstance, 'callPort'> {
  /** Something that the same case names, made when it is asked for first. */
  named(name: string): Promise<Named>;
  db(domain: Domain): Database;
}

/** Makes a thing of one case's own. */
export type Make = (house: Workshop) => Promise<Named>;

/** The id of something that an outcome is about. */
export function idIn(fields: Readonly<Record<string, unknown>>, name: string): string {
  return (fields[name] as { id: string } | undefined)?.id ?? '';
}
