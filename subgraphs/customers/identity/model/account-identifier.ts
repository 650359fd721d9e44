import type { Identifier } from './identifiers.ts';

/** An account is known by its own id: what its owner adds while signed in belongs to that customer. */
export function accountIdentifier(customerId: string): Identifier {
  return { kind: 'EXTERNAL', value: `account:${customerId}` };
}

/** True for identifiers that only the house uses. */
export function isAccountIdentifier(identifier: Identifier): boolean {
  return identifier.kind === 'EXTERNAL' && identifier.value.startsWith('account:');
}
