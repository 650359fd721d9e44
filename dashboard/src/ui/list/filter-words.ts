/** A filter of a list in words. */
interface FilterWord {
  readonly label: string;
  /** A value of it as the reader knows it. */
  readonly write: (value: unknown) => string;
}

/** The filters of a list by their names in the address. */
export type FilterWords = Readonly<Record<string, FilterWord>>;

/** A filter whose values are chosen from a list; one that the list does not hold stands for itself. */
export function wordOf(
  label: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): FilterWord {
  const write = (value: unknown) => choices.find((choice) => choice.value === value)?.label ?? String(value);
  return { label, write: (value) => [value].flat().map(write).join(', ') };
}

/** Whether a filter narrows anything. */
export function isActive(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== '';
}
