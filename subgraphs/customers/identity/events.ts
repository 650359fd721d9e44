import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Component } from './model/components.ts';
import type { Member } from './model/graph.ts';

/** A customer id came into being; handlers commute, so its version is 0. */
export function customerRegistered(customerId: string, source: string, occurredAt: Date): NewEvent {
  return {
    type: 'customers.customer-registered.v1',
    aggregateId: customerId,
    aggregateVersion: 0,
    occurredAt,
    payload: { customerId, source },
  };
}

/**
 * The whole component after a change of the identity graph, and whose tokens read which of its records; the newest
 * version that names an id holds.
 */
export function identityComponentChanged(
  { survivorId, memberIds }: Component,
  members: readonly Member[],
  version: string,
  occurredAt: Date,
): NewEvent {
  const borne = members.filter(({ id, bearerId }) => bearerId !== null && memberIds.includes(id));
  const bearers = Object.fromEntries(borne.map(({ id, bearerId }) => [id, bearerId]));
  return {
    type: 'customers.identity-component-changed.v1',
    aggregateId: survivorId,
    aggregateVersion: BigInt(version),
    occurredAt,
    payload: { survivorId, memberIds, bearers, version },
  };
}
