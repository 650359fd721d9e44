import type { Identifier } from './identifiers.ts';

/** An account is known by its own id, so that identifiers its owner adds while signed in belong to that customer. */
export function accountIdentifier(customerId: string): Identifier {
  return { kind: 'EXTERNAL', value: `account:${customerId}` };
}

/** True for identifiers that only this domain uses. */
export function isAccountIdentifier(identifier: Identifier): boolean {
  return identifier.kind === 'EXTERNAL' && identifier.value.startsWith('account:');
}
