import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    'summary.tags': { name: 'tags', description: 'Für ein Forum: die Tags des Beitrags, durch Kommas getrennt' },
    'summary.publish': {
      name: 'weitergeben',
      description: 'Für einen Ankündigungskanal: an alle weitergeben, die ihm folgen',
    },
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
  posts: {
    dates: 'Kommt am:',
    ask: 'Fragen',
    readOn: 'Weiterlesen',
    askTitle: 'Frag den Artikel',
    question: 'Deine Frage',
    notPublished: (reason) => `Es ist nicht an die folgenden Kanäle weitergegeben. ${reason}`,
    noAnnouncements: (where) =>
      `${where} ist kein Ankündigungskanal: Lass „weitergeben“ weg oder wähle einen anderen Kanal.`,
    tagWanted: (where, tags) => `Beiträge in ${where} brauchen einen Tag. Wähle einen mit der Option „tags“: ${tags}`,
    noSuchTag: (where, tag) =>
      `${where} hat keinen Tag „${tag}“. Wähle einen aus der Liste, die sich beim Tippen öffnet.`,
  },
};
