/** The `limit` slots that come first by an order, in it. */
export class BestSlots {
  readonly slots: number[] = [];
  readonly #limit: number;
  readonly #compare: (one: number, other: number) => number;

  constructor(limit: number, compare: (one: number, other: number) => number) {
    this.#limit = limit;
    this.#compare = compare;
  }

  offer(slot: number): void {
    const { slots } = this;
    const last = slots.at(-1);
    if (slots.length === this.#limit && last !== undefined && this.#compare(slot, last) >= 0) return;
    let low = 0;
    let high = slots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(slots[middle] ?? 0, slot) < 0) low = middle + 1;
      else high = middle;
    }
    slots.splice(low, 0, slot);
    if (slots.length > this.#limit) slots.pop();
  }
}
