import { divideHalfUp, exponentOf } from '#kernel/values/money.ts';

/** Decimals of the rate that is stored with an order. */
const RATE_DECIMALS = 12;

/** A decimal text as an integer of units of 10^-digits. */
function scaled(text: string, digits: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(digits, '0').slice(0, digits));
}

function unscaled(value: bigint, digits: number): string {
  const text = value.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`.replace(/\.?0+$/, '');
}

/** `numerator / denominator` of two rates, half up to twelve decimals. */
export function divideRates(numerator: string, denominator: string): string {
  const [n, d] = [scaled(numerator, RATE_DECIMALS), scaled(denominator, RATE_DECIMALS)];
  return unscaled(divideHalfUp(n * 10n ** BigInt(RATE_DECIMALS), d), RATE_DECIMALS);
}

/**
 * An amount in another currency's minor units, rounded half up away from zero, so that what is taken back converts to what
 * was given.
 * @param rate how many of the other currency one is worth
 */
export function convertMinor(minor: bigint, rate: string, from: string, to: string): bigint {
  const numerator = minor * scaled(rate, RATE_DECIMALS) * 10n ** BigInt(exponentOf(to));
  return divideHalfUp(numerator, 10n ** BigInt(RATE_DECIMALS + exponentOf(from)));
}
