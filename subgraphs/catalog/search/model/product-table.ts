import type { ProductId } from '../../../shared/ids.ts';
import type { ProductRef, ProductStatus } from '../../products/model/product.ts';
import { Column, Series, SlotSet } from './growing.ts';
import { contentHash, type IndexedProduct, textsOf, type ValueKind, valuesOf } from './indexed-product.ts';
import { ListedPrices } from './listed-prices.ts';
import { OrderedNumbers } from './ordered-numbers.ts';
import { TextIndex } from './text-index.ts';
import { titleKey } from './title-key.ts';
import { WordMatcher } from './word-matcher.ts';

/** Slots of which most are no longer used are worth building again from this count on. */
const MIN_WASTE = 1_000;

/** A slot as it was kept; without a status it is free. */
interface KeptSlot
  extends Pick<IndexedProduct, 'createdAtUs' | 'id' | 'listings' | 'title' | 'updatedAtUs' | 'version'> {
  readonly status: ProductStatus | undefined;
  readonly content: number;
}

/**
 * All products by slot. What was said of a slot's texts and values stays: a product whose content changes gets a new
 * slot, everything else changes in place. Every part only grows; `isWasteful` says when it is to be built again.
 */
export class ProductTable {
  /** Slots ever given. */
  size = 0;
  readonly ids: ProductId[] = [];
  /** By slot; empty once it is free. */
  readonly titles: string[] = [];
  readonly versions = new Column();
  readonly createdAtUs = new Column();
  readonly updatedAtUs = new Column();
  readonly contents = new Column();
  readonly statuses: Readonly<Record<ProductStatus, SlotSet>> = {
    DRAFT: new SlotSet(),
    ACTIVE: new SlotSet(),
    ARCHIVED: new SlotSet(),
  };
  /** Slots of each value, those no longer used too. */
  readonly values = new Map<string, Series>();
  readonly listed = new ListedPrices();
  readonly words = new TextIndex();
  readonly matcher = new WordMatcher(this.words);
  readonly byCreation = this.#ordered((slot) => this.createdAtUs.at(slot));
  readonly byUpdate = this.#ordered((slot) => this.updatedAtUs.at(slot));
  readonly byTitle = this.#ordered((slot) => this.titles[slot] ?? '');
  /** Times that it was changed. */
  changes = 0;
  readonly #slots = new Map<string, number>();

  /** Products that it holds. */
  get count(): number {
    return this.#slots.size;
  }

  /** The sum of its products' versions: another when anything was missed. */
  get versionSum(): number {
    let sum = 0;
    for (const slot of this.#slots.values()) sum += this.versions.at(slot);
    return sum;
  }

  get isWasteful(): boolean {
    return this.size - this.count > Math.max(MIN_WASTE, this.size / 5);
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
  }

  refOf(slot: number): ProductRef {
    return { id: this.ids[slot] as ProductId, version: BigInt(this.versions.at(slot)) };
  }

  /** Takes a product as it was read; an older version than the one that is known changes nothing. */
  put(product: IndexedProduct): void {
    const known = this.#slots.get(product.id);
    if (known !== undefined && this.versions.at(known) > product.version) return;
    this.changes += 1;
    const content = contentHash(product);
    const isSame = known !== undefined && this.contents.at(known) === content;
    if (known !== undefined && !isSame) this.#free(known);
    const slot = isSame ? known : this.#add(product, content);
    this.versions.set(slot, product.version);
    for (const [status, slots] of Object.entries(this.statuses)) slots.put(slot, status === product.status);
    this.listed.set(slot, product.status === 'ACTIVE', product.listings);
    if (!isSame || this.updatedAtUs.at(slot) !== product.updatedAtUs) {
      if (isSame) this.byUpdate.delete(slot);
      this.updatedAtUs.set(slot, product.updatedAtUs);
      this.byUpdate.add(slot);
    }
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.changes += 1;
    this.#free(slot);
  }

  /** True when it holds the product just as it was read. */
  agreesWith(product: IndexedProduct): boolean {
    const slot = this.#slots.get(product.id);
    return (
      slot !== undefined &&
      this.versions.at(slot) === product.version &&
      this.contents.at(slot) === contentHash(product) &&
      this.createdAtUs.at(slot) === product.createdAtUs &&
      this.updatedAtUs.at(slot) === product.updatedAtUs &&
      this.statuses[product.status].has(slot) &&
      this.listed.agreesWith(slot, product.status === 'ACTIVE', product.listings)
    );
  }

  /** Takes the next slot over from where it was kept; its words and values are taken over apart. */
  restore({ id, title, status, version, createdAtUs, updatedAtUs, content, listings }: KeptSlot): void {
    const slot = this.size++;
    this.ids.push(id);
    this.titles.push(title);
    if (status === undefined) return;
    this.#slots.set(id, slot);
    this.contents.set(slot, content);
    this.versions.set(slot, version);
    this.createdAtUs.set(slot, createdAtUs);
    this.updatedAtUs.set(slot, updatedAtUs);
    this.statuses[status].add(slot);
    this.listed.set(slot, status === 'ACTIVE', listings);
    for (const order of [this.byCreation, this.byUpdate, this.byTitle]) order.add(slot);
  }

  #add(product: IndexedProduct, content: number): number {
    const slot = this.size++;
    this.ids.push(product.id);
    this.titles.push(titleKey(product.title));
    this.#slots.set(product.id, slot);
    this.contents.set(slot, content);
    this.createdAtUs.set(slot, product.createdAtUs);
    this.words.add(slot, textsOf(product));
    for (const [kind, value] of valuesOf(product)) this.#seriesOf(kind, value).push(slot);
    this.byCreation.add(slot);
    this.byTitle.add(slot);
    return slot;
  }

  #free(slot: number): void {
    for (const order of [this.byCreation, this.byUpdate, this.byTitle]) order.delete(slot);
    for (const slots of Object.values(this.statuses)) slots.delete(slot);
    this.listed.clear(slot);
    this.#slots.delete(this.ids[slot] ?? '');
    this.titles[slot] = '';
  }

  #seriesOf(kind: ValueKind, value: string): Series {
    const key = valueKey(kind, value);
    const known = this.values.get(key);
    if (known) return known;
    const made = new Series();
    this.values.set(key, made);
    return made;
  }

  #ordered(keyOf: (slot: number) => number | string): OrderedNumbers {
    return new OrderedNumbers((one, other) => this.compare(one, other, keyOf));
  }

  /** By a key, then by id. */
  compare(one: number, other: number, keyOf: (slot: number) => number | string): number {
    return compareKeys(keyOf(one), keyOf(other)) || compareKeys(this.ids[one] ?? '', this.ids[other] ?? '');
  }
}

/** Under which `values` keeps a value. */
export function valueKey(kind: ValueKind, value: string): string {
  return `${kind} ${value}`;
}

export function compareKeys(one: number | string, other: number | string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
