import { basename } from 'node:path';
import { StartupError } from '../../cli/startup-error.ts';
import { describeNumbers, gatherEvidence, provenMark, shownProof } from '../amounts/number-evidence.ts';
import { foundNumbers, type NumberReader } from '../amounts/number-reader.ts';
import type { SourceFile } from '../csv/source-file.ts';
import { readTable } from '../csv/table.ts';
import { type Field, fieldsOf, isHeaderOf, type SourceRow } from './field.ts';
import { fieldsIn, type MappedFile } from './mapping.ts';

/** Fields that hold numbers. */
const NUMBERS = [
  'quantity',
  'unitPrice',
  'total',
  'discountRate',
  'discountAmount',
  'tax',
  'unitCost',
  'lineCost',
  'refundAmount',
  'refundQuantity',
  'shipping',
  'orderDiscount',
  'discountTotal',
  'orderTax',
  'duties',
  'paid',
  'orderRefund',
  'taxRate',
  'amount',
  'price',
  'cost',
];

const ADVICE = 'say numbers (decimal, thousands) in the mapping';

/** How a file writes numbers, as far as it shows it. */
export interface FoundNumbers {
  readonly numbers: NumberReader;
  /** What was found out, for the operator. */
  readonly description: string;
}

/**
 * Reads the numbers of a whole file for the mark that is their decimal mark: what one cell leaves open, others may show.
 * @throws StartupError when it writes them in two ways.
 */
export async function findNumbers(source: SourceFile, mapped: MappedFile): Promise<FoundNumbers> {
  const evidence = gatherEvidence();
  let cells: ReadonlyArray<(row: SourceRow) => string> | undefined;
  for await (const row of readTable(source, isHeaderOf(fieldsIn(mapped)))) {
    if (!cells) cells = numberFields(mapped).map(fieldsOf(row, source.path));
    else if (row.fault === undefined) for (const read of cells) evidence.note(read(row), row.line);
  }
  const name = basename(source.path);
  const [first, second] = [...evidence.proofs.values()].map(shownProof);
  if (second) {
    throw new StartupError(`${name} writes numbers in two ways, ${first} and ${second}: ${ADVICE}.`);
  }
  return { numbers: foundNumbers(provenMark(evidence), ADVICE), description: describeNumbers(evidence) };
}

function numberFields(mapped: MappedFile): Field[] {
  const fields = Object.entries(mapped) as Array<[string, Field]>;
  return fields.flatMap(([name, field]) => (NUMBERS.includes(name) ? [field] : []));
}
