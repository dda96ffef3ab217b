/** Words for the two ends of one thing, in twos: a claim that has the one says nothing of the other. */
const OPPOSITES: Readonly<Record<string, readonly string[]>> = {
  en: [
    'largest biggest greatest / smallest tiniest',
    'larger bigger / smaller',
    'highest tallest / lowest shortest',
    'higher taller / lower shorter',
    'longest / shortest',
    'longer / shorter',
    'oldest earliest / youngest newest latest',
    'older / younger newer',
    'first / last',
    'most / least fewest',
    'best / worst',
    'better / worse',
    'fastest quickest / slowest',
    'cheapest / dearest costliest',
    'maximum / minimum',
    'north northern / south southern',
    'east eastern / west western',
    'northeast northeastern / southwest southwestern',
    'northwest northwestern / southeast southeastern',
    'before / after',
    'above / below',
    'enable enabled enables enabling activate / disable disabled disables disabling deactivate',
    'increase increased increases increasing rise rose risen / decrease decreased decreases decreasing fall fell fallen decline declined',
    'import imports imported importing / export exports exported exporting',
    'win wins won / lose loses lost',
    'install installed installing / uninstall uninstalled uninstalling remove',
    'upload uploaded uploading / download downloaded downloading',
    'male men / female women',
    'allowed permitted / forbidden prohibited banned',
    'arrive arrives arrived arrival / depart departs departed departure',
    'open opens opened opening / close closes closed closing',
    'add adding added / remove removing removed delete deleting deleted',
    'start starts started begin begins began / end ends ended finish finishes finished',
    'buy buys bought / sell sells sold',
    'parent parents / child children',
    'left / right',
    'entrance / exit',
    'supporters / opponents',
  ],
  de: [
    'größte größter größten größtes / kleinste kleinster kleinsten kleinstes',
    'höchste höchster höchsten höchstes / niedrigste niedrigster niedrigsten tiefste tiefsten',
    'längste längsten längster / kürzeste kürzesten kürzester',
    'älteste ältesten ältester / jüngste jüngsten jüngster neueste neuesten',
    'erste ersten erster erstes / letzte letzten letzter letztes',
    'beste besten bester / schlechteste schlechtesten schlechtester',
    'vor / nach',
    'norden nördlich nördlichen / süden südlich südlichen',
    'osten östlich östlichen / westen westlich westlichen',
    'aktivieren aktiviert einschalten / deaktivieren deaktiviert ausschalten',
    'öffnen öffnet geöffnet / schließen schließt geschlossen',
    'mindestens / höchstens',
    'erlaubt / verboten untersagt',
    'ankunft / abfahrt abflug',
    'kaufen gekauft / verkaufen verkauft',
  ],
  fr: [
    'maximum maximal maximale / minimum minimal minimale',
    'premier première / dernier dernière',
    'avant / après',
    'nord / sud',
    'est / ouest',
    'activer activé / désactiver désactivé',
    'ouvrir ouvre ouvert ouverture / fermer ferme fermé fermeture',
    'acheter / vendre',
    'meilleur meilleure / pire',
    'arrivée / départ',
    'autorisé autorisée autorisés / interdit interdite interdits',
  ],
  es: [
    'máximo máxima / mínimo mínima',
    'primero primera primer / último última',
    'antes / después',
    'norte / sur',
    'este / oeste',
    'activar activado / desactivar desactivado',
    'abrir abre abierto / cerrar cierra cerrado',
    'comprar / vender',
    'mejor / peor',
    'llegada / salida',
    'permitido permitida / prohibido prohibida',
  ],
  ru: [
    'крупнейший крупнейшая самый большой / наименьший мельчайший',
    'максимум максимальный / минимум минимальный',
    'первый первая первое первым / последний последняя последнее последним',
    'до / после',
    'север северный северной / юг южный южной',
    'восток восточный / запад западный',
    'включить включен включает / выключить отключить отключен',
    'открыть открыт открывается / закрыть закрыт закрывается',
    'купить / продать',
    'лучший лучшая / худший худшая',
  ],
};

/** A language's opposites by folded word: which words say the same, and which the opposite. */
export type Directions = ReadonlyMap<
  string,
  { readonly same: ReadonlySet<string>; readonly opposite: ReadonlySet<string> }
>;

const made = new Map<string, Directions>();

/** What a language's direction words ("largest", "before", "north") are opposite to; nothing for one without a list. */
export function directionsOf(code: string, fold: (word: string) => string): Directions {
  let known = made.get(code);
  if (known !== undefined) return known;
  const directions = new Map<string, { same: Set<string>; opposite: Set<string> }>();
  for (const pair of OPPOSITES[code] ?? []) {
    const [one = [], other = []] = pair.split(' / ').map((words) => words.split(' ').map(fold));
    for (const [same, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      for (const word of same) {
        const entry = directions.get(word) ?? { same: new Set<string>(), opposite: new Set<string>() };
        for (const each of same) entry.same.add(each);
        for (const each of opposite) entry.opposite.add(each);
        directions.set(word, entry);
      }
    }
  }
  known = directions;
  made.set(code, known);
  return known;
}
