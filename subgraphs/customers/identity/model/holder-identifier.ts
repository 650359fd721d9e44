import type { Identifier } from './identifiers.ts';

/** What a customer with a session is known by: their own id, which nobody outside can name. */
export function holderIdentifier(customerId: string): Identifier {
  return { kind: 'EXTERNAL', value: `account:${customerId}` };
}

/** True for identifiers that only this domain uses. */
export function isHolderIdentifier(identifier: Identifier): boolean {
  return identifier.kind === 'EXTERNAL' && identifier.value.startsWith('account:');
}
