/** The demo shop: a French fashion retailer, invented; its cities are real. */
export const RETAILER_NAME = 'Maison Passerelle';

export interface DemoLocation {
  readonly code: string;
  readonly name: string;
  readonly kind: 'WAREHOUSE' | 'STORE';
  readonly address: {
    readonly line1: string;
    readonly postalCode: string;
    readonly city: string;
    readonly countryCode: string;
  };
  readonly geo: { readonly latitude: number; readonly longitude: number };
  /** Share of the stores' sales; 0 for the warehouse. */
  readonly weight: number;
}

function store(
  code: string,
  name: string,
  line1: string,
  postalCode: string,
  city: string,
  latitude: number,
  longitude: number,
  weight: number,
): DemoLocation {
  return {
    code,
    name,
    kind: 'STORE',
    address: { line1, postalCode, city, countryCode: 'FR' },
    geo: { latitude, longitude },
    weight,
  };
}

export const LOCATIONS: readonly DemoLocation[] = [
  {
    code: 'WH-PANTIN',
    name: 'Entrepôt de Pantin',
    kind: 'WAREHOUSE',
    weight: 0,
    address: { line1: '12 rue du Débarcadère', postalCode: '93500', city: 'Pantin', countryCode: 'FR' },
    geo: { latitude: 48.8966, longitude: 2.4017 },
  },
  store('PAR-MARAIS', 'Paris Marais', '34 rue des Francs-Bourgeois', '75003', 'Paris', 48.8579, 2.3624, 18),
  store('PAR-STGERMAIN', 'Paris Saint-Germain', '7 rue de Sèvres', '75006', 'Paris', 48.8514, 2.3268, 14),
  store('LYO-BELLECOUR', 'Lyon Bellecour', '19 rue Émile-Zola', '69002', 'Lyon', 45.7589, 4.8331, 11),
  store('MRS-PARADIS', 'Marseille Paradis', '61 rue Paradis', '13006', 'Marseille', 43.2898, 5.3778, 9),
  store('BOD-INTENDANCE', 'Bordeaux Intendance', '22 cours de l’Intendance', '33000', 'Bordeaux', 44.8425, -0.5776, 8),
  store('LIL-VIEUX', 'Vieux-Lille', '45 rue de la Grande-Chaussée', '59000', 'Lille', 50.6397, 3.0633, 8),
  store('NTE-CREBILLON', 'Nantes Crébillon', '9 rue Crébillon', '44000', 'Nantes', 47.2131, -1.5617, 7),
  store('TLS-ALSACE', 'Toulouse Capitole', '30 rue d’Alsace-Lorraine', '31000', 'Toulouse', 43.6036, 1.4455, 7),
  store('NCE-MASSENA', 'Nice Masséna', '5 avenue Jean-Médecin', '06000', 'Nice', 43.6977, 7.2705, 6),
  store('SXB-GUTENBERG', 'Strasbourg Gutenberg', '14 rue des Hallebardes', '67000', 'Strasbourg', 48.5816, 7.7495, 5),
  store('RNS-LEBASTARD', 'Rennes Le Bastard', '3 rue Le Bastard', '35000', 'Rennes', 48.1117, -1.6797, 4),
  store('MPL-COMEDIE', 'Montpellier Comédie', '8 rue de la Loge', '34000', 'Montpellier', 43.6087, 3.8793, 3),
];

export const WAREHOUSE = 'WH-PANTIN';
export const STORES = LOCATIONS.filter((location) => location.kind === 'STORE');

export type DemoChannel =
  | 'WEB'
  | 'WEB_UK'
  | 'APP'
  | 'STORE'
  | 'INSTAGRAM'
  | 'WHATSAPP'
  | 'MARKETPLACE_AMAZON'
  | 'MARKETPLACE_CDISCOUNT';

/** Shares of a remote channel at the start and the end of the two years: Instagram overtakes the app on the way. */
export const REMOTE_CHANNELS: ReadonlyArray<{ channel: DemoChannel; from: number; to: number; returnRate: number }> = [
  { channel: 'WEB', from: 58, to: 46, returnRate: 0.16 },
  { channel: 'APP', from: 16, to: 15, returnRate: 0.14 },
  { channel: 'INSTAGRAM', from: 5, to: 20, returnRate: 0.19 },
  { channel: 'WHATSAPP', from: 3, to: 6, returnRate: 0.07 },
  { channel: 'MARKETPLACE_AMAZON', from: 11, to: 8, returnRate: 0.21 },
  { channel: 'MARKETPLACE_CDISCOUNT', from: 7, to: 5, returnRate: 0.2 },
];
/** Share of orders rung up in stores at the start and the end. */
export const STORE_SHARE = { from: 0.58, to: 0.46 };
export const STORE_RETURN_RATE = 0.05;

export const FIRST_NAMES = [
  'Camille',
  'Léa',
  'Manon',
  'Chloé',
  'Emma',
  'Jeanne',
  'Louise',
  'Alice',
  'Juliette',
  'Inès',
  'Sarah',
  'Zoé',
  'Clara',
  'Anaïs',
  'Margaux',
  'Nina',
  'Élise',
  'Aïcha',
  'Fatou',
  'Mei',
  'Hugo',
  'Lucas',
  'Jules',
  'Gabriel',
  'Arthur',
  'Louis',
  'Adam',
  'Raphaël',
  'Paul',
  'Antoine',
  'Karim',
  'Thomas',
  'Maxime',
  'Noé',
  'Simon',
  'Victor',
  'Yanis',
  'Émile',
  'Bastien',
  'Théo',
] as const;
export const LAST_NAMES = [
  'Martin',
  'Bernard',
  'Dubois',
  'Thomas',
  'Robert',
  'Richard',
  'Petit',
  'Durand',
  'Leroy',
  'Moreau',
  'Simon',
  'Laurent',
  'Lefebvre',
  'Michel',
  'Garcia',
  'David',
  'Bertrand',
  'Roux',
  'Vincent',
  'Fournier',
  'Morel',
  'Girard',
  'André',
  'Mercier',
  'Dupont',
  'Lambert',
  'Bonnet',
  'François',
  'Martinez',
  'Legrand',
  'Garnier',
  'Faure',
  'Rousseau',
  'Blanc',
  'Guérin',
  'Muller',
  'Henry',
  'Roussel',
  'Nicolas',
  'Perrin',
  'Diallo',
  'Nguyen',
  'Benali',
  'Traoré',
  'Da Silva',
  'Chevalier',
  'Marchand',
  'Colin',
  'Barbier',
  'Renaud',
] as const;

/** Accounts of the demo; refused in production mode. */
export const DEMO_PASSWORD = 'passerelle-demo';
export const DEMO_STAFF = [
  {
    role: 'Executive',
    name: 'Hélène Vasseur',
    email: 'executive@demo.passerelle.test',
    roles: ['EXECUTIVE'],
    storeCodes: [],
  },
  {
    role: 'Merchandiser',
    name: 'Tom Aubrac',
    email: 'merchandiser@demo.passerelle.test',
    roles: ['MERCHANDISER'],
    storeCodes: [],
  },
  {
    role: 'Store manager',
    name: 'Claire Montfort',
    email: 'manager@demo.passerelle.test',
    roles: ['STORE_MANAGER'],
    storeCodes: ['PAR-MARAIS'],
  },
  {
    role: 'Associate',
    name: 'Nadia Ferry',
    email: 'associate@demo.passerelle.test',
    roles: ['ASSOCIATE'],
    storeCodes: ['PAR-MARAIS'],
  },
  {
    role: 'Customer service',
    name: 'Yann Le Goff',
    email: 'service@demo.passerelle.test',
    roles: ['SERVICE'],
    storeCodes: [],
  },
  { role: 'Admin', name: 'Ada Passerelle', email: 'admin@demo.passerelle.test', roles: ['ADMIN'], storeCodes: [] },
] as const;
