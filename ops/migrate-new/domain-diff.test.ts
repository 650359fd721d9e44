import { expect, it } from 'vitest';
import { withoutGenerated } from './domain-diff.ts';

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
