import type { NewEvent } from '#kernel/events/outbox.ts';
import type { Component } from './model/components.ts';

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

/** The whole component after a change of the identity graph; the newest version that names an id holds. */
export function identityComponentChanged(component: Component, version: string, occurredAt: Date): NewEvent {
  const { survivorId, memberIds } = component;
  return {
    type: 'customers.identity-component-changed.v1',
    aggregateId: survivorId,
    aggregateVersion: BigInt(version),
    occurredAt,
    payload: { survivorId, memberIds, version },
  };
}
