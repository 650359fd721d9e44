/** What changes the holds of an owner, or counts those of a holder, runs under this lock. */
export function holdLock(name: string): string {
  return `inventory.hold ${name}`;
}
