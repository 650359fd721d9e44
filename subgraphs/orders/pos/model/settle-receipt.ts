import { exponentOf } from '#kernel/values/money.ts';
import type { PosPayment } from './pos-receipt.ts';

/** Steps of cash in minor units, where they are not five hundredths. */
const CASH_STEPS: Readonly<Record<string, bigint>> = {
  CZK: 100n,
  DKK: 50n,
  HUF: 500n,
  ILS: 10n,
  NOK: 100n,
  NZD: 10n,
  SEK: 100n,
  ZAR: 10n,
};
const USUAL_STEP = 5n;

/** What cash may differ by for want of smaller coins: half a step. */
function roundingBound(currency: string): bigint {
  return (CASH_STEPS[currency] ?? (exponentOf(currency) === 2 ? USUAL_STEP : 0n)) / 2n;
}

/** What the POS said of the money; `roundingMinor` is undefined where it did not say. */
export interface ReceiptMoney {
  readonly currency: string;
  readonly payments: readonly PosPayment[];
  readonly changeMinor: bigint;
  readonly tipMinor: bigint;
  readonly roundingMinor: bigint | undefined;
}

/** What the receipt's lines are booked as. */
export interface BookedGoods {
  readonly soldMinor: bigint;
  readonly returnedMinor: bigint;
}

/** A receipt's money, separated. */
export interface Settlement {
  readonly roundingMinor: bigint;
  /** What is left unexplained. */
  readonly differenceMinor: bigint;
  /** What pays the sold goods, their sum at most; what came back pays first. */
  readonly salePayments: readonly PosPayment[];
}

/**
 * Tells a receipt's money apart: payments = sold - returned + rounding + change + tip + difference. Rounding is what the
 * POS says; unsaid, a difference within half the smallest coin of a receipt that touched cash.
 */
export function settleReceipt(said: ReceiptMoney, booked: BookedGoods): Settlement {
  const received = said.payments.reduce((sum, one) => sum + one.amountMinor, 0n);
  const due = booked.soldMinor - booked.returnedMinor;
  const beyond = received - said.changeMinor - said.tipMinor - due;
  const roundingMinor = said.roundingMinor ?? (isRounding(beyond, said) ? beyond : 0n);
  const differenceMinor = beyond - roundingMinor;
  return { roundingMinor, differenceMinor, salePayments: paySale(said.payments, booked, roundingMinor) };
}

function isRounding(amount: bigint, { payments, currency }: ReceiptMoney): boolean {
  const touchedCash = payments.some(({ kind }) => kind === 'CASH');
  const bound = roundingBound(currency);
  return touchedCash && amount <= bound && amount >= -bound;
}

/**
 * What was given for the sold goods: first what came back, then money in the order of the receipt, cash last, since
 * change comes out of cash. What rounding took off counts as cash.
 */
function paySale(
  payments: readonly PosPayment[],
  { soldMinor, returnedMinor }: BookedGoods,
  roundingMinor: bigint,
): PosPayment[] {
  const taken = payments.filter(({ amountMinor }) => amountMinor > 0n);
  const inOrder: PosPayment[] = [
    { kind: 'EXTERNAL', amountMinor: returnedMinor },
    ...taken.filter(({ kind }) => kind !== 'CASH'),
    ...taken.filter(({ kind }) => kind === 'CASH'),
    { kind: 'CASH', amountMinor: roundingMinor < 0n ? -roundingMinor : 0n },
  ];
  const paid: PosPayment[] = [];
  let open = soldMinor;
  for (const { kind, amountMinor } of inOrder) {
    const part = amountMinor < open ? amountMinor : open;
    if (part <= 0n) continue;
    open -= part;
    const last = paid.at(-1);
    if (kind === 'CASH' && last?.kind === 'CASH')
      paid[paid.length - 1] = { kind, amountMinor: last.amountMinor + part };
    else paid.push({ kind, amountMinor: part });
  }
  return paid;
}
