import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
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
};
