/** A product that could not be changed, and why. */
export interface Refusal {
  readonly id: string;
  readonly name: string;
  readonly error: unknown;
}

/** Changes one after the other; one that is refused does not stop the rest. */
export async function changeEach(
  ids: readonly string[],
  change: (id: string) => Promise<void>,
): Promise<{ readonly done: number; readonly refused: readonly Refusal[] }> {
  const refused: Refusal[] = [];
  for (const id of ids) {
    await change(id).catch((error: unknown) => refused.push({ id, name: id, error }));
  }
  return { done: ids.length - refused.length, refused };
}
