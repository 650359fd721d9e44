interface Due {
  readonly atMs: number;
  readonly slot: number;
}

/** Moments at which a slot is to be looked at again, the next one first: a heap. */
export class Instants {
  readonly #heap: Due[] = [];

  add(atMs: number, slot: number): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push({ atMs, slot });
    while (index > 0) {
      const parent = (index - 1) >>> 1;
      if ((heap[parent]?.atMs ?? 0) <= atMs) break;
      heap[index] = heap[parent] as Due;
      index = parent;
    }
    heap[index] = { atMs, slot };
  }

  /** The next moment; infinity when there is none. */
  get nextMs(): number {
    return this.#heap[0]?.atMs ?? Infinity;
  }

  /** Takes out a slot whose moment has come; undefined when there is none. */
  takeDue(nowMs: number): number | undefined {
    const heap = this.#heap;
    const [first] = heap;
    if (first === undefined || first.atMs > nowMs) return undefined;
    const last = heap.pop() as Due;
    if (heap.length > 0) this.#sink(last);
    return first.slot;
  }

  #sink(moved: Due): void {
    const heap = this.#heap;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = (heap[right]?.atMs ?? Infinity) < (heap[left]?.atMs ?? Infinity) ? right : left;
      const least = heap[child];
      if (least === undefined || least.atMs >= moved.atMs) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = moved;
  }
}
