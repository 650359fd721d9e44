import { expect, it } from 'vitest';
import { withoutGenerated, withoutSameIndexes } from './domain-diff.ts';

const script =
  '-- AlterTable\nALTER TABLE "product" ALTER COLUMN "title_sort" DROP DEFAULT,\nALTER COLUMN "name" DROP DEFAULT;\n\n' +
  '-- AlterTable\nALTER TABLE "variant" ALTER COLUMN "gtin14" DROP DEFAULT;\n';

it('leaves out what Prisma would drop of generated columns and keeps every other clause', () => {
  expect(withoutGenerated(script, new Set(['product.title_sort', 'variant.gtin14']))).toBe(
    '-- AlterTable\nALTER TABLE "product" ALTER COLUMN "name" DROP DEFAULT;\n\n',
  );
});

it('leaves a script without generated columns as it is', () => {
  expect(withoutGenerated(script, new Set())).toBe(script);
});

const indexes =
  '-- DropIndex\nDROP INDEX "first_idx";\n\n-- DropIndex\nDROP INDEX "last_idx";\n\n' +
  '-- CreateIndex\nCREATE INDEX "first_idx" ON "customer"("first" text_pattern_ops);\n\n' +
  '-- CreateIndex\nCREATE INDEX "last_idx" ON "customer"("last" text_pattern_ops);\n';

it('leaves out an index that would be made again as it is, and keeps one that changes', () => {
  const live = [
    'CREATE INDEX first_idx ON customers.customer USING btree (first text_pattern_ops)',
    'CREATE INDEX last_idx ON customers.customer USING btree (last)',
  ];
  expect(withoutSameIndexes(indexes, live)).toBe(
    '-- DropIndex\nDROP INDEX "last_idx";\n\n-- CreateIndex\nCREATE INDEX "last_idx" ON "customer"("last" text_pattern_ops);\n',
  );
});
