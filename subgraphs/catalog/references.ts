import { reference } from '#kernel/graphql/reference.ts';
import { ENTITIES } from '../shared/entities.ts';
import { builder, NodeInterface } from './builder.ts';

/** Entities of the other domains, which `node` answers by their ids alone: their owners answer the rest. */
const stubs = new Map<string, ReturnType<typeof stub>>(
  Object.values(ENTITIES).flatMap(({ domain, type }) => (domain === 'catalog' ? [] : [[type, stub(type)] as const])),
);

function stub(type: string) {
  return reference(builder, type, 'id', [NodeInterface]);
}

function stubOf(type: string): ReturnType<typeof stub> {
  const found = stubs.get(type);
  if (!found) throw new Error(`${type} is no entity of another domain`);
  return found;
}

export const CustomerType = stubOf('Customer');
export const LocationType = stubOf('Location');
