import type { Customer } from '../../identity/model/customer.ts';

/** The name, else the address, else the end of the id. */
export function displayName({ firstName, lastName, email, id }: Customer): string {
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return name || email || `Visitor ${id.slice(-6)}`;
}
