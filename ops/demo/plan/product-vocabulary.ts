/** What the demo shop sells: words from which titles, options and prices are made. */
export interface Family {
  readonly category: string;
  readonly noun: string;
  readonly prefix: string;
  /** Name of its drawing in `ops/demo/pictures`. */
  readonly picture: string;
  readonly sizes: readonly string[];
  readonly materials: readonly string[];
  /** Price range with tax, in euros. */
  readonly price: readonly [number, number];
  /** How many of 600 products are of this family. */
  readonly share: number;
}

const CLOTHES = ['XS', 'S', 'M', 'L', 'XL'] as const;
const ONE = ['Unique'] as const;

export const FAMILIES: readonly Family[] = [
  {
    category: 'Robes',
    noun: 'Robe',
    prefix: 'ROB',
    picture: 'robe',
    sizes: CLOTHES,
    materials: ['en soie', 'en viscose', 'en lin', 'en coton'],
    price: [79, 295],
    share: 90,
  },
  {
    category: 'Manteaux',
    noun: 'Manteau',
    prefix: 'MAN',
    picture: 'manteau',
    sizes: CLOTHES,
    materials: ['en laine', 'en cachemire', 'en drap'],
    price: [189, 590],
    share: 45,
  },
  {
    category: 'Vestes',
    noun: 'Veste',
    prefix: 'VES',
    picture: 'veste',
    sizes: CLOTHES,
    materials: ['en velours', 'en denim', 'en laine'],
    price: [119, 320],
    share: 50,
  },
  {
    category: 'Chemises',
    noun: 'Chemise',
    prefix: 'CHE',
    picture: 'chemise',
    sizes: CLOTHES,
    materials: ['en popeline', 'en soie', 'en lin'],
    price: [59, 165],
    share: 75,
  },
  {
    category: 'Mailles',
    noun: 'Cardigan',
    prefix: 'CAR',
    picture: 'cardigan',
    sizes: CLOTHES,
    materials: ['en mérinos', 'en mohair', 'en coton'],
    price: [69, 210],
    share: 75,
  },
  {
    category: 'Pantalons',
    noun: 'Pantalon',
    prefix: 'PAN',
    picture: 'pantalon',
    sizes: ['34', '36', '38', '40', '42', '44'],
    materials: ['en laine', 'en lin', 'en gabardine'],
    price: [69, 185],
    share: 75,
  },
  {
    category: 'Jupes',
    noun: 'Jupe',
    prefix: 'JUP',
    picture: 'jupe',
    sizes: ['34', '36', '38', '40', '42'],
    materials: ['plissée', 'en cuir', 'en satin'],
    price: [59, 245],
    share: 45,
  },
  {
    category: 'Chaussures',
    noun: 'Derby',
    prefix: 'DER',
    picture: 'derby',
    sizes: ['36', '37', '38', '39', '40', '41'],
    materials: ['en cuir', 'en daim', 'vernie'],
    price: [119, 265],
    share: 50,
  },
  {
    category: 'Ceintures',
    noun: 'Ceinture',
    prefix: 'CEI',
    picture: 'ceinture',
    sizes: ['75', '85', '95'],
    materials: ['en cuir', 'tressée'],
    price: [39, 95],
    share: 30,
  },
  {
    category: 'Écharpes',
    noun: 'Écharpe',
    prefix: 'ECH',
    picture: 'echarpe',
    sizes: ONE,
    materials: ['en cachemire', 'en laine', 'en soie'],
    price: [45, 160],
    share: 35,
  },
  {
    category: 'Sacs',
    noun: 'Sac',
    prefix: 'SAC',
    picture: 'sac',
    sizes: ONE,
    materials: ['en cuir', 'en toile'],
    price: [89, 420],
    share: 30,
  },
];

export const MODEL_NAMES = [
  'Célestine',
  'Apolline',
  'Margot',
  'Solène',
  'Victoire',
  'Ondine',
  'Capucine',
  'Iris',
  'Faustine',
  'Garance',
  'Josépha',
  'Lison',
  'Maëlle',
  'Noémie',
  'Olympe',
  'Perrine',
  'Rosalie',
  'Sidonie',
  'Toscane',
  'Ursule',
  'Valentine',
  'Xénia',
  'Yseult',
  'Zélie',
  'Bérénice',
  'Clémence',
  'Diane',
  'Éloïse',
  'Flora',
  'Honorine',
] as const;
export const COLORS = [
  { name: 'Noir', code: 'NOI' },
  { name: 'Écru', code: 'ECR' },
  { name: 'Bleu nuit', code: 'BLN' },
  { name: 'Bordeaux', code: 'BDX' },
  { name: 'Camel', code: 'CAM' },
  { name: 'Vert sapin', code: 'VSA' },
  { name: 'Gris chiné', code: 'GRC' },
  { name: 'Rouge', code: 'ROU' },
] as const;
