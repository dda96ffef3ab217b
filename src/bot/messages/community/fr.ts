import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
    'summary.tags': { name: 'tags', description: 'Pour un forum : les tags du post, séparés par des virgules' },
    'summary.publish': {
      name: 'diffuser',
      description: 'Pour un salon d’annonces : le transmettre à tous ceux qui le suivent',
    },
    'summary.read': { name: 'lire', description: 'L’article en quelques-unes de ses phrases ; toi seul le vois' },
  },
  sumUp: {
    inShort: (shown, all) => `En bref : ${shown} énoncés sur ${all}, ceux qui en disent le plus.`,
    nothing: 'Il n’y a rien à résumer ici.',
    choose: 'Résumer un article …',
  },
  quizzing: {
    yours: 'Toi seul vois ceci : termine la devinette quand tu veux.',
    revealed: 'Tout le monde voit maintenant la réponse.',
  },
  posts: {
    dates: 'À venir :',
    ask: 'Demander',
    readOn: 'Lire la suite',
    askTitle: 'Demande à l’article',
    question: 'Ta question',
    notPublished: (reason) => `Ce n’est pas transmis aux salons abonnés. ${reason}`,
    noAnnouncements: (where) =>
      `${where} n’est pas un salon d’annonces : retire « diffuser » ou choisis un autre salon.`,
    tagWanted: (where, tags) =>
      `Les posts de ${where} demandent un tag. Choisis-en un avec l’option « tags » : ${tags}`,
    noSuchTag: (where, tag) =>
      `${where} n’a pas de tag « ${tag} ». Choisis-en un dans la liste qui s’ouvre pendant que tu écris.`,
  },
};
