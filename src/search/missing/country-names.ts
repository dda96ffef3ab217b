/** Words for one country and its people whose beginnings do not show that they are: "Dutch", "Netherlands". Folded, English. */
const COUNTRIES: readonly string[] = [
  'us usa america american americans united-states',
  'uk britain british briton britons united-kingdom england english',
  'eu european-union',
  'un united-nations',
  'ussr soviet soviets soviet-union',
  'uae emirates emirati',
  'netherlands dutch holland',
  'france french',
  'spain spanish spaniard spaniards',
  'poland polish pole poles',
  'denmark danish dane danes',
  'sweden swedish swede swedes',
  'finland finnish finn finns',
  'turkey turkish turk turks turkiye',
  'greece greek greeks',
  'wales welsh',
  'ireland irish',
  'scotland scottish scots',
  'switzerland swiss',
  'philippines filipino filipinos',
  'iraq iraqi iraqis',
  'czechia czech czechs',
  'norway norwegian norwegians',
  'myanmar burma burmese',
  'iran iranian persia persian',
  'germany german germans',
  'portugal portuguese',
  'thailand thai thais',
  'china chinese',
  'japan japanese',
  'italy italian italians',
  'russia russian russians',
  'india indian indians',
  'canada canadian canadians',
  'mexico mexican mexicans',
  'cuba cuban cubans',
  'israel israeli israelis',
  'egypt egyptian egyptians',
  'korea korean koreans',
  'australia australian australians',
  'austria austrian austrians',
  'ukraine ukrainian ukrainians',
  'peru peruvian',
  'cyprus cypriot',
];

const groupOf = new Map<string, number>();
for (const [group, names] of COUNTRIES.entries()) for (const name of names.split(' ')) groupOf.set(name, group);

/** One number for all words that mean the same country; undefined for a word that is in no such group. */
export const countryOf = (folded: string): number | undefined => groupOf.get(folded);

/** Countries of two words, as they are looked up. */
export const countryOfTwo = (first: string, second: string): number | undefined => groupOf.get(`${first}-${second}`);
