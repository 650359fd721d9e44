import { createHash } from 'node:crypto';
import type { ImportTarget } from '../import-target.ts';
import { beginImportPort, finishImportPort, productImportsPort } from '../ports.ts';

/** One import of products, by which it can be taken back as a whole. */
export interface ImportRun {
  /** Whether the same import was interrupted, and continues. */
  readonly isResumed: boolean;
  /** Its number; begins it when it is asked for first, so that an import that is refused before leaves nothing. */
  begin(): Promise<number>;
  /** Ends it. @returns its number when it wrote anything. */
  finish(): Promise<number | undefined>;
}

/** Opens the import of some files by some rules. */
export async function openRun(
  target: ImportTarget,
  { identity, name }: { readonly identity: readonly string[]; readonly name: string },
): Promise<ImportRun> {
  const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 32);
  const { open } = await target.call(productImportsPort, { key });
  let begun: Promise<{ run: number }> | undefined;
  const begin = async () => {
    begun ??= target.call(beginImportPort, { request: { key, name: name.slice(0, 200) } });
    return (await begun).run;
  };
  return {
    isResumed: open !== null,
    begin,
    async finish() {
      if (!begun && open === null) return undefined;
      const run = await begin();
      const { wrote } = await target.call(finishImportPort, { request: { run } });
      return wrote ? run : undefined;
    },
  };
}
