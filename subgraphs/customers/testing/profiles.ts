import { service } from '../../../test/support/actors.ts';
import type { TestCustomers } from './customers.ts';

/** Five customers, distinguished by the number in their identifiers. @returns their ids. */
export async function importFive(customers: TestCustomers): Promise<string[]> {
  const names = ['Élodie Müller', 'Jean Dupont', 'Jean-Luc Durand', 'Zoé Arnaud', 'Ann O’Neil'];
  const sets = names.map((name, index) => ({
    ref: String(index),
    identifiers: [
      { kind: 'EMAIL', value: `person${index}@maison.fr` },
      { kind: 'PHONE', value: `06 12 34 56 7${index}` },
      { kind: 'CARD_TOKEN', value: `tok_abcdef_${index}` },
    ],
    source: 'import',
    profile: {
      firstName: name.split(' ')[0],
      lastName: name.split(' ').slice(1).join(' '),
      email: `person${index}@maison.fr`,
    },
    seenAt: new Date(Date.UTC(2026, 0, 1 + index)).toISOString(),
  }));
  const made = await customers.ask<Array<{ customerId: string }>>(
    service,
    'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
    { sets },
  );
  return made.map((one) => one.customerId);
}
