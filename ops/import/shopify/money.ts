import { exponentOf } from '#kernel/values/money.ts';

/** Minor units of an amount as Shopify writes it, "1299.50"; null for an empty cell, undefined for what is no amount. */
export function readPrice(text: string, currency: string): string | null | undefined {
  if (text === '') return null;
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.replace(/^'/, ''));
  if (!match) return undefined;
  const exponent = exponentOf(currency);
  const fraction = match[2] ?? '';
  if (/[1-9]/.test(fraction.slice(exponent))) return undefined;
  return `${match[1]}${fraction.slice(0, exponent).padEnd(exponent, '0')}`.replace(/^0+(?=\d)/, '');
}
