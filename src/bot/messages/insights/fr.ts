import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
    insights: {
      name: 'bilan',
      description: 'Ce qu’on demande ici, ce qui reste sans bonne réponse, ce qui est le plus montré',
    },
    'insights.days': { name: 'jours', description: 'Sur combien de jours (30 sans précision)' },
    'settings.digest': {
      name: 'rapport',
      description: 'Chaque lundi, en mots : ce qui a été demandé. Sans salon : plus rien',
    },
    'settings.digest.channel': { name: 'salon', description: 'Où' },
  },
  digest: {
    title: (first, last) => `Ce qu’on m’a demandé du ${first} au ${last}`,
    none: 'Personne ne m’a rien demandé.',
    total: (n) => `**Questions :** ${n}`,
    before: (text) => `la semaine d’avant : ${text}`,
    notAnswered: 'Le plus souvent sans réponse',
    allAnswered: 'Aucune question n’est restée sans réponse.',
    isNew: 'nouveau',
    hidden:
      '« … » remplace les noms, les nombres et les mots rares de ce qui a été demandé à moins de trois moments différents.',
    more: (command) => `La suite, pour la modération : ${command}`,
    on: (channel, time) =>
      `Chaque lundi à neuf heures j’écris dans ${channel} ce qu’on m’a demandé pendant la semaine ; la prochaine fois le ${time}. Tous ceux qui lisent ce salon le voient. Sans salon, cette commande l’arrête.`,
    off: 'Je n’écris pas de rapport hebdomadaire.',
    line: 'Rapport hebdomadaire :',
    lineOff: 'aucun',
    notPosted: (channel) =>
      `Je n’ai pas pu publier le rapport hebdomadaire dans ${channel}. Je continue d’essayer pendant un jour.`,
    gaveUp: (channel) =>
      `Je n’ai pas pu publier le rapport hebdomadaire dans ${channel}, et je ne l’écris plus. Quand ce sera réparé, choisis de nouveau un salon avec /réglages rapport.`,
  },
  insights: {
    title: (days) => `Les ${days} derniers jours`,
    daysChoice: (days) => `${days} jours`,
    none: 'Personne ne m’a rien demandé ces jours-là.',
    notKept: 'Aucune question n’est gardée ici (QUESTION_RETENTION_DAYS vaut 0) : il n’y a rien à compter.',
    keptDays: (days) => `Les questions sont gardées ${days} jours, jamais avec la personne qui a demandé.`,
    total: (n) => `**Questions :** ${n}`,
    answered: (share, n) => `avec réponse : ${share} (${n})`,
    unsure: (share, n) => `réponse incertaine : ${share} (${n})`,
    refused: (share, n) => `sans réponse : ${share} (${n})`,
    votes: (up, down) => `**Votes :** 👍 ${up} · 👎 ${down}`,
    faults: {
      claim: (n) => `un autre passage y répond : ${n}`,
      outdated: (n) => `n’est plus vrai : ${n}`,
      question: (n) => `pas ce qui était demandé : ${n}`,
      none: (n) => `sans raison : ${n}`,
    },
    chart: {
      title: 'Questions par jour',
      answered: 'avec réponse',
      unsure: 'incertaine',
      refused: 'sans réponse',
      alt: (days, most) =>
        `Une barre pour chacun des ${days} derniers jours : questions avec réponse, incertaines et sans réponse. Le plus : ${most}.`,
    },
    toImprove: 'Sans bonne réponse',
    allWell: 'Toutes les questions ont eu une réponse, et aucune n’a reçu de vote contre.',
    counts: {
      refused: (n) => `sans réponse ${n}`,
      unsure: (n) => `incertaine ${n}`,
    },
    more: (n) => `Et ${n} de plus, dans le menu et dans le fichier.`,
    hidden:
      'Qui a demandé n’est pas gardé. « … » remplace donc noms, nombres et mots rares de ce qui a été demandé à moins de trois moments différents, jusqu’à ce que tu l’ouvres.',
    open: 'Ouvrir une question …',
    mostShown: 'Le plus montré',
    neverShown: 'Jamais montré ces jours-là',
    neverOf: (n, all) => `${n} passages sur ${all}`,
    file: (names) => `Le tout en tableau : ${names}`,
    group: (times, first, last) => `Demandé ${times} ×, d’abord ${first}, en dernier ${last}`,
    sure: (share) => `sûr à ${share}`,
    shown: 'Montré :',
    otherWords: (n) => `Et de ${n} autres façons.`,
    gone: 'Cette question n’est plus gardée, ou a eu une bonne réponse entre-temps. Relance /bilan.',
    csv: {
      question: 'question',
      times: 'fois',
      wordings: 'formulations',
      refused: 'sans réponse',
      unsure: 'incertaine',
      down: 'votes contre',
      first: 'première fois',
      last: 'dernière fois',
      article: 'article',
      number: 'numéro',
      claim: 'passage',
    },
  },
};
