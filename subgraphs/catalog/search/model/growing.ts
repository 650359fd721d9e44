/** Slots for which a column has room at first. */
const FIRST_ROOM = 1_024;

/** Numbers by slot, in one typed array that doubles when it is full. */
export class Column {
  values: Float64Array;
  readonly #absent: number;

  /** `absent` is the value of slots that none was given to. */
  constructor(absent = 0, values = new Float64Array(FIRST_ROOM).fill(absent)) {
    this.#absent = absent;
    this.values = values;
  }

  at(slot: number): number {
    return this.values[slot] ?? this.#absent;
  }

  set(slot: number, value: number): void {
    if (slot >= this.values.length) {
      const larger = new Float64Array(roomFor(slot, this.values.length)).fill(this.#absent, this.values.length);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[slot] = value;
  }
}

/** A list of numbers below 2^32 that only grows. */
export class Series {
  values: Uint32Array;
  length: number;

  constructor(values: Uint32Array = new Uint32Array(2), length = 0) {
    this.values = values;
    this.length = length;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(Math.max(2, this.length * 2));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }
}

/** A set of slots, a bit each. */
export class SlotSet {
  /** 32 slots a word, the lowest bit first; slots beyond its end are not in the set. */
  words: Uint32Array;

  constructor(words = new Uint32Array(FIRST_ROOM / 32)) {
    this.words = words;
  }

  has(slot: number): boolean {
    return (((this.words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  add(slot: number): void {
    const word = slot >>> 5;
    if (word >= this.words.length) {
      const larger = new Uint32Array(roomFor(word, this.words.length));
      larger.set(this.words);
      this.words = larger;
    }
    this.words[word] = (this.words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >>> 5;
    if (word < this.words.length) this.words[word] = (this.words[word] ?? 0) & ~(1 << (slot & 31));
  }

  put(slot: number, isMember: boolean): void {
    if (isMember) this.add(slot);
    else this.delete(slot);
  }

  /** Another set with the same slots. */
  copy(): SlotSet {
    return new SlotSet(this.words.slice());
  }

  /** Takes the slots of another set in. */
  include({ words }: SlotSet): void {
    if (words.length > this.words.length) {
      const larger = new Uint32Array(words.length);
      larger.set(this.words);
      this.words = larger;
    }
    for (let word = 0; word < words.length; word++) this.words[word] = (this.words[word] ?? 0) | (words[word] ?? 0);
  }

  /** Leaves only the slots that another set has too. */
  restrictTo({ words }: SlotSet): void {
    for (let word = 0; word < this.words.length; word++) {
      this.words[word] = (this.words[word] ?? 0) & (words[word] ?? 0);
    }
  }

  count(): number {
    let total = 0;
    for (const word of this.words) if (word !== 0) total += bitsOf(word);
    return total;
  }

  forEach(visit: (slot: number) => void): void {
    for (let word = 0; word < this.words.length; word++) {
      for (let rest = this.words[word] ?? 0; rest !== 0; rest &= rest - 1) {
        visit(word * 32 + 31 - Math.clz32(rest & -rest));
      }
    }
  }
}

/** The room of a growing array that is to hold an index. */
export function roomFor(index: number, room: number): number {
  let larger = Math.max(room, 1);
  while (larger <= index) larger *= 2;
  return larger;
}

/** Bits of a word that are set. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
