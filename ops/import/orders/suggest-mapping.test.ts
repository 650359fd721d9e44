import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../cli/project.ts';
import { suggestMapping } from './suggest-mapping.ts';

async function suggest(csv: string) {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-suggest-'));
  try {
    const path = join(folder, 'Ventes 2025.csv');
    writeFileSync(path, csv);
    const { yaml, ...rest } = await suggestMapping(path);
    return { mapping: parse(yaml) as unknown, yaml, ...rest };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a first mapping', () => {
  it('says what columns, dates and numbers say for sure', async () => {
    const { mapping, open, yaml } = await suggest(
      'Ventes de mars\n\nN° commande;Date commande;Référence;Qté;Prix unitaire;Devise;Canal\n1;31/03/2025;BAG;1;12,50;EUR;WEB\n2;01/04/2025;HAT;2;1.250,00;EUR;WEB\n',
    );
    expect(mapping).toEqual({
      name: 'ventes_2025',
      currency: 'Devise',
      zone: 'shop',
      dates: ['d/M/yyyy'],
      numbers: { decimal: ',' },
      createChannels: 'ONLINE',
      files: [
        {
          role: 'lines',
          order: 'N° commande',
          placedAt: 'Date commande',
          channel: 'Canal',
          product: 'Référence',
          quantity: 'Qté',
          unitPrice: 'Prix unitaire',
        },
      ],
    });
    expect(open).toEqual(['taxIncluded, where prices have tax in them']);
    expect(yaml).toContain('# Still to be said:\n# - taxIncluded');
  });

  it('leaves open what may be two things', async () => {
    const { mapping, open } = await suggest(
      'order,date,price,Price,status,qty\n1,01/02/2025,"1,250",1,paid,1\n2,03/04/2025,"2,500",1,Void,1\n',
    );
    expect(mapping).toMatchObject({
      files: [{ role: 'lines', order: 'order', placedAt: 'date', status: 'status', quantity: 'qty' }],
    });
    expect(mapping).not.toHaveProperty('dates');
    expect(mapping).not.toHaveProperty('numbers');
    expect(open).toEqual([
      'currency, such as { constant: EUR }',
      'dates: d/M/yyyy or M/d/yyyy',
      'numbers, where an amount may be two',
      'statuses: which of paid, void are sales',
      'defaultChannel, such as WEB',
      'unitPrice or total',
    ]);
  });

  it.each(['shopify_orders', 'woocommerce_orders'])('is the one that comes with the project for %s', async (name) => {
    const { shipped } = await suggestMapping(inProject('test', 'fixtures', 'orders', `${name}.csv`));
    expect(shipped).toBe(name);
  });

  it.each([
    ['amazon-order-id,purchase-date,sku,product-name,quantity-purchased,currency', 'amazon-order-id'],
    ['Bestelnummer;Besteldatum;Artikelnr;Productnaam;Aantal;Stuksprijs', 'Bestelnummer'],
    ['Numero ordine;Data ordine;Codice articolo;Prodotto;Quantità;Prezzo unitario', 'Numero ordine'],
    ['Número do pedido;Data do pedido;SKU;Produto;Quantidade;Preço unitário', 'Número do pedido'],
    ['Numer zamówienia;Data zamówienia;SKU;Produkt;Ilość;Cena', 'Numer zamówienia'],
    ['Ordernummer;Orderdatum;SKU;Produkt;Antal;Pris', 'Ordernummer'],
  ])('knows the columns of %s', async (header, order) => {
    const cells = header.split(/[;,]/);
    const { mapping } = await suggest(`${header}\n${cells.map(() => '1').join(header.includes(';') ? ';' : ',')}\n`);
    const [, placedAt, product, title, quantity] = cells;
    expect(mapping).toMatchObject({ files: [{ order, placedAt, product, title, quantity }] });
  });

  it('is refused where no column is known', async () => {
    await expect(suggest('a,b,c\n1,2,3\n')).rejects.toThrow('no column of its first row is known');
  });
});
