/** Keys of one block of a thousand bytes of bits. */
const BLOCK_KEYS = 8_192;

/** Keys of rows that were seen: a bit for each whole number, so that the numbers of millions of rows need few bytes. */
export class KeySet {
  readonly #blocks = new Map<number, Uint8Array>();
  readonly #words = new Set<string>();

  has(key: string): boolean {
    const number = numberOf(key);
    if (number === undefined) return this.#words.has(key);
    const block = this.#blocks.get(Math.floor(number / BLOCK_KEYS));
    return block !== undefined && ((block[(number % BLOCK_KEYS) >> 3] ?? 0) & (1 << (number & 7))) !== 0;
  }

  add(key: string): void {
    const number = numberOf(key);
    if (number === undefined) {
      this.#words.add(key);
      return;
    }
    const name = Math.floor(number / BLOCK_KEYS);
    const block = this.#blocks.get(name) ?? new Uint8Array(BLOCK_KEYS / 8);
    this.#blocks.set(name, block);
    const at = (number % BLOCK_KEYS) >> 3;
    block[at] = (block[at] ?? 0) | (1 << (number & 7));
  }
}

/** Digits that are read back as they were written; `007` is a word. */
function numberOf(key: string): number | undefined {
  return /^(0|[1-9]\d{0,14})$/.test(key) ? Number(key) : undefined;
}
