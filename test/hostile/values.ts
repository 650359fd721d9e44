import { unique } from '../support/unique.ts';

export const PASSWORD = 'correct horse battery';
export const EUR_100 = { amount: '100.00', currencyCode: 'EUR' };
export const ADDRESS = { line1: '1 rue X', postalCode: '75001', city: 'Paris', countryCode: 'FR' };
/** The largest value of GraphQL's Int. */
export const MAX_INT = 2_147_483_647;
/** More than any text may hold, and less than a request may. */
export const HUGE = 'x'.repeat(100_000);

/** An address that is free. */
export const someEmail = (): string => `${unique('x')}@example.com`;

/** A well-formed id that names nothing. */
export const unknownId = (prefix: string, number = 0): string =>
  `${prefix}_01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
