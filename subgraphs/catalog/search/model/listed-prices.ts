import { Column, SlotSet } from './growing.ts';
import type { IndexedListing } from './indexed-product.ts';
import { Instants } from './instants.ts';

/** Where a product shows nowhere. */
const NOT_LISTED = Number.NaN;

/** A channel by slot. */
export interface ListedChannel {
  /** The lowest price that it shows at this moment, in its minor units; NaN where it shows none. */
  readonly prices: Column;
  /** What is on sale there. */
  readonly onSale: SlotSet;
}

interface Windowed {
  readonly isActive: boolean;
  readonly listings: readonly IndexedListing[];
}

/** What each channel shows and for how much, at a moment that `advance` moves on. */
export class ListedPrices {
  readonly channels = new Map<string, ListedChannel>();
  /** Products of which something comes or goes by the clock. */
  readonly windowed = new Map<number, Windowed>();
  readonly #instants = new Instants();
  /** The next moment of each slot that the instants hold. */
  readonly #scheduled = new Map<number, number>();
  #nowMs = 0;

  set(slot: number, isActive: boolean, listings: readonly IndexedListing[]): void {
    const hasWindow = listings.some(([, , from, to]) => from !== null || to !== null);
    if (hasWindow) this.windowed.set(slot, { isActive, listings });
    else this.windowed.delete(slot);
    this.#show(slot, isActive, listings);
  }

  clear(slot: number): void {
    this.set(slot, false, []);
  }

  /** Applies what has begun or ended by a moment; a clock that was set back is followed too. */
  advance(nowMs: number): void {
    const isBack = nowMs < this.#nowMs;
    this.#nowMs = nowMs;
    if (isBack) {
      for (const [slot, { isActive, listings }] of this.windowed) this.#show(slot, isActive, listings);
      return;
    }
    for (let slot = this.#instants.takeDue(nowMs); slot !== undefined; slot = this.#instants.takeDue(nowMs)) {
      const known = this.windowed.get(slot);
      if (known) this.#show(slot, known.isActive, known.listings);
    }
  }

  /** When something comes or goes next by the clock; infinity when nothing does. */
  get nextChangeMs(): number {
    return this.#instants.nextMs;
  }

  /** The channel's columns, made where there are none. */
  channel(code: string): ListedChannel {
    const known = this.channels.get(code);
    if (known) return known;
    const made = { prices: new Column(NOT_LISTED), onSale: new SlotSet() };
    this.channels.set(code, made);
    return made;
  }

  /** True when it shows just these listings at its moment. */
  agreesWith(slot: number, isActive: boolean, listings: readonly IndexedListing[]): boolean {
    const lowest = this.#lowest(listings);
    return (
      [...lowest.keys()].every((code) => this.channels.has(code)) &&
      [...this.channels].every(
        ([code, { prices, onSale }]) =>
          Object.is(prices.at(slot), lowest.get(code) ?? NOT_LISTED) &&
          onSale.has(slot) === (isActive && lowest.has(code)),
      )
    );
  }

  /** The lowest price of each channel at the moment. */
  #lowest(listings: readonly IndexedListing[]): Map<string, number> {
    const lowest = new Map<string, number>();
    for (const [code, price, from, to] of listings) {
      const isLive = (from === null || from <= this.#nowMs) && (to === null || to > this.#nowMs);
      if (isLive) lowest.set(code, Math.min(lowest.get(code) ?? Infinity, price));
    }
    return lowest;
  }

  #show(slot: number, isActive: boolean, listings: readonly IndexedListing[]): void {
    const lowest = this.#lowest(listings);
    for (const code of lowest.keys()) this.channel(code);
    for (const [code, { prices, onSale }] of this.channels) {
      const price = lowest.get(code);
      if (price !== undefined || !Number.isNaN(prices.at(slot))) prices.set(slot, price ?? NOT_LISTED);
      onSale.put(slot, isActive && price !== undefined);
    }
    this.#schedule(slot, listings);
  }

  /** Looks at the slot again when the next of its windows opens or closes. */
  #schedule(slot: number, listings: readonly IndexedListing[]): void {
    let next = Infinity;
    for (const [, , from, to] of listings) {
      for (const edge of [from, to]) if (edge !== null && edge > this.#nowMs) next = Math.min(next, edge);
    }
    if (next === Infinity) this.#scheduled.delete(slot);
    else if (this.#scheduled.get(slot) !== next) {
      this.#scheduled.set(slot, next);
      this.#instants.add(next, slot);
    }
  }
}
