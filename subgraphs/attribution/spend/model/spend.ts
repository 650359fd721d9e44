import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseMoney } from '#kernel/values/money.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** What money was spent for: to win customers, or to keep them. */
const SPEND_PURPOSES = ['ACQUISITION', 'RETENTION'] as const;
type SpendPurpose = (typeof SPEND_PURPOSES)[number];

/** What was spent on a channel, a campaign and a day; one amount for each of these, purpose and currency. */
export interface Spend {
  readonly day: BusinessDay;
  /** Code of the channel, as its moments have it. */
  readonly channel: string;
  /** Empty for what belongs to no campaign. */
  readonly campaign: string;
  readonly purpose: SpendPurpose;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/** Spend with the rate that its day has, as decimal text; null for the shop's own currency, and where none was known. */
export interface RatedSpend extends Spend {
  readonly rate: string | null;
}

/** Statements that one mutation takes, and one batch of an import. */
const MAX_STATEMENTS = 500;
const MAX_IMPORTED = 5_000;

const name = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be text without control characters');

const entry = z.object({
  day: z.iso.date().refine((text) => text >= '2000' && text < '2200', 'lies outside the years 2000 to 2199'),
  channelCode: name(40).min(1),
  campaign: name(100)
    .nullish()
    .transform((text) => text ?? ''),
  purpose: z.enum(SPEND_PURPOSES),
  amount: z.object({ amount: z.string(), currencyCode: z.string() }),
});

const listOf = (max: number) => z.array(entry).min(1).max(max);
/** Entries of the mutation. */
export const spendEntries = listOf(MAX_STATEMENTS);

/** Characters of the name of a file. */
const MAX_SOURCE = 255;
const source = name(MAX_SOURCE).min(1);
/** Entries of an import, under the name of the file by which it can be taken back. */
export const importedSpend = z.object({ source, entries: listOf(MAX_IMPORTED) });
/** Which import is taken back. */
export const takenBackSpend = z.object({ source });

const keyOf = (spend: Spend) =>
  [spend.day, spend.channel, spend.campaign, spend.purpose, spend.currency].join('\u001f');

/**
 * Reads entries into spend; an entry for what an earlier one was for holds in its place.
 * @throws ValidationError for an amount that is none, or below zero.
 */
export function toSpend(entries: z.infer<typeof spendEntries>): Spend[] {
  const spend = new Map<string, Spend>();
  for (const [index, { day, channelCode, campaign, purpose, amount }] of entries.entries()) {
    const path = `entries.${index}.amount`;
    const { minor, currency } = parseMoney(amount.amount, amount.currencyCode, path);
    if (minor < 0n) {
      throw new ValidationError([{ path, issueCode: 'TOO_SMALL', message: 'must not be below zero', limit: 0 }]);
    }
    const one = { day, channel: channelCode, campaign, purpose, currency, amountMinor: minor };
    spend.set(keyOf(one), one);
  }
  return [...spend.values()];
}
