/** Numbers of one block; a full one is split in two. */
const BLOCK = 512;

/** Where something would stand: negative for what comes before it, positive for what comes behind. */
export type Place = (member: number) => number;

/** Numbers kept in an order of their own: adding, removing and finding one take the logarithm of their count. */
export class OrderedNumbers {
  readonly #blocks: number[][] = [];
  readonly #compare: (one: number, other: number) => number;

  constructor(compare: (one: number, other: number) => number) {
    this.#compare = compare;
  }

  /** What it is compared by must stay as it is until it is deleted. */
  add(member: number): void {
    const place = this.#placeOf(member);
    const at = Math.min(this.#blockOf(place), this.#blocks.length - 1);
    const block = this.#blocks[at];
    if (block === undefined) {
      this.#blocks.push([member]);
      return;
    }
    block.splice(firstFrom(block, place), 0, member);
    if (block.length > BLOCK) this.#blocks.splice(at + 1, 0, block.splice(block.length >>> 1));
  }

  delete(member: number): void {
    const place = this.#placeOf(member);
    const at = this.#blockOf(place);
    const block = this.#blocks[at];
    const index = block ? firstFrom(block, place) : -1;
    if (block?.[index] !== member) return;
    block.splice(index, 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  /** Visits those from a place on, in order, until a visit answers false. */
  ascend(from: Place | undefined, visit: (member: number) => boolean): void {
    for (let at = from ? this.#blockOf(from) : 0, first = from; at < this.#blocks.length; at++, first = undefined) {
      const block = this.#blocks[at] ?? [];
      for (let index = first ? firstFrom(block, first) : 0; index < block.length; index++) {
        if (!visit(block[index] ?? 0)) return;
      }
    }
  }

  /** Visits those before a place, the last one first, until a visit answers false. */
  descend(before: Place | undefined, visit: (member: number) => boolean): void {
    const end = this.#blocks.length - 1;
    for (let at = before ? Math.min(this.#blockOf(before), end) : end, last = before; at >= 0; at--, last = undefined) {
      const block = this.#blocks[at] ?? [];
      for (let index = (last ? firstFrom(block, last) : block.length) - 1; index >= 0; index--) {
        if (!visit(block[index] ?? 0)) return;
      }
    }
  }

  #placeOf(member: number): Place {
    return (other) => this.#compare(other, member);
  }

  /** The first block whose last member is not before the place. */
  #blockOf(place: Place): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (place(this.#blocks[middle]?.at(-1) ?? 0) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The index of the first member that is not before the place. */
function firstFrom(block: readonly number[], place: Place): number {
  let low = 0;
  let high = block.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (place(block[middle] ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
