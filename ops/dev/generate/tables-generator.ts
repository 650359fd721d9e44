import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import generatorHelper from '@prisma/generator-helper';
import { printTables } from './print-tables.ts';

/** Prisma's generator of the column descriptions, which `prisma generate` starts by the line in `schema.prisma`. */
generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: 'column descriptions', defaultOutput: './generated' }),
  async onGenerate({ dmmf, generator }) {
    const folder = generator.output?.value;
    if (!folder) throw new Error('the generator "tables" needs an output');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tables.ts'), printTables(dmmf.datamodel));
  },
});
