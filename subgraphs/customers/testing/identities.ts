import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/request/actor.ts';
import { service, staffActor } from '../../../test/support/actors.ts';
import { unique as uniqueText } from '../../../test/support/unique.ts';
import { parseSet, type TestCustomers } from './customers.ts';

export const clerk = staffActor(['SERVICE']);
export const IDENTIFY = `mutation ($input: IdentifyCustomerInput!) { identifyCustomer(input: $input) {
  __typename ... on IdentifyCustomerPayload { completion customer { id mergedIds } } ... on UserError { message } } }`;
export const MERGE = `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) {
  __typename ... on MergeCustomersPayload { completion customer { id mergedIds displayName } } ... on UserError { message } } }`;
export const UNMERGE = `mutation ($input: UnmergeCustomerInput!) { unmergeCustomer(input: $input) {
  __typename ... on UnmergeCustomerPayload { customer { id mergedIds identifiers { nodes { kind } } }
    survivor { id mergedIds identifiers { nodes { kind } } } }
  ... on UserError { message } } }`;
const CUSTOMER = `query ($id: ID!) { customer(ref: { id: $id }) { id displayName email mergedIds
  identifiers { nodes { kind value sourceName } } mergeEvents { nodes { kind evidence survivorId mergedId actor { kind } } } } }`;

export interface Shown {
  id: string;
  displayName: string;
  email: string | null;
  mergedIds: string[];
  identifiers: { nodes: Array<{ kind: string; value: string; sourceName: string }> };
  mergeEvents: {
    nodes: Array<{ kind: string; evidence: string; survivorId: string; mergedId: string; actor: { kind: string } }>;
  };
}
export interface Changed {
  __typename: string;
  completion: string;
  customer: { id: string; mergedIds: string[] };
  survivor: { id: string; mergedIds: string[]; identifiers: { nodes: unknown[] } };
}

export const unique = () => uniqueText('x').slice(-12);

export function identitiesOf(customers: () => TestCustomers) {
  return {
    show: (id: string | null | undefined) => customers().ask<Shown>(service, CUSTOMER, { id }),
    /** Identifies a set as staff do, or as another actor. */
    identify: (set: string, actor: Actor = clerk) =>
      customers().ask<Changed>(actor, IDENTIFY, {
        input: { identifiers: parseSet(set), idempotencyKey: randomUUID() },
      }),
  };
}
