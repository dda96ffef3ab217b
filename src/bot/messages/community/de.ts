import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    'summary.read': { name: 'lesen', description: 'Der Artikel in wenigen seiner eigenen Sätze; nur du siehst es' },
  },
  sumUp: {
    inShort: (shown, all) => `Kurz gefasst: ${shown} von ${all} Aussagen, die am meisten sagen.`,
    nothing: 'Hier gibt es nichts zusammenzufassen.',
    choose: 'Einen Artikel zusammenfassen …',
  },
  quizzing: {
    yours: 'Nur du siehst das: Löse das Rätsel auf, wann du magst.',
    revealed: 'Jetzt sehen alle die Antwort.',
  },
};
