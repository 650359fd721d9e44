import { type DecimalMark, readAnyFormat } from './number-body.ts';
import { readNumberText } from './number-text.ts';

/** Where a mark was seen that can only be a decimal mark. */
export interface DecimalProof {
  readonly text: string;
  readonly line: number;
}

/** What the numbers of a file show of how it writes them. */
export interface NumberEvidence {
  note(text: string, line: number): void;
  /** The first proof of each mark. */
  readonly proofs: ReadonlyMap<DecimalMark, DecimalProof>;
}

export function gatherEvidence(): NumberEvidence {
  const proofs = new Map<DecimalMark, DecimalProof>();
  return {
    proofs,
    note(text, line) {
      if (proofs.size === 2) return;
      const found = readNumberText(text);
      const reading = found && readAnyFormat(found.body);
      if (!reading || reading.kind === 'ambiguous' || reading.decimal === null) return;
      if (!proofs.has(reading.decimal)) proofs.set(reading.decimal, { text, line });
    },
  };
}

/** The one mark that a file proves; null when it shows none or both. */
export function provenMark({ proofs }: NumberEvidence): DecimalMark | null {
  const [first, second] = [...proofs.keys()];
  return first !== undefined && second === undefined ? first : null;
}

/** What was found out of a file, for the operator: `numbers with a decimal comma, "12,50" (line 2)`. */
export function describeNumbers({ proofs }: NumberEvidence): string {
  const marks = [...proofs].map(
    ([mark, proof]) => `a decimal ${mark === '.' ? 'point' : 'comma'}, ${shownProof(proof)}`,
  );
  return marks.length === 0 ? 'numbers without a decimal mark' : `numbers with ${marks.join(', and with ')}`;
}

export function shownProof({ text, line }: DecimalProof): string {
  return `"${text}" (line ${line})`;
}
