/** Net sales of orders of one currency; minor units. */
export interface Conversion {
  readonly currency: string;
  /** Whether they count in the shop's currency. */
  readonly isConverted: boolean;
  readonly orders: bigint;
  readonly ownNet: bigint;
  /** Zero where nothing was converted. */
  readonly shopNet: bigint;
  readonly lowestRate: string;
  readonly highestRate: string;
}
