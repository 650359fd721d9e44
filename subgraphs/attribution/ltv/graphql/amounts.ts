/** A part of a report with the currency of its amounts. */
export type InCurrency<T> = T & { readonly currency: string };
export const inCurrency = <T extends object>(items: readonly T[], currency: string): Array<InCurrency<T>> =>
  items.map((item) => ({ ...item, currency }));
