import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
    'library.replace': {
      name: 'remplacer',
      description: 'Donner un nouveau texte à un article ; tu vois d’abord ce qui changerait',
    },
    'library.sync': { name: 'synchroniser', description: 'Relire un article à son adresse, maintenant ou chaque jour' },
    'library.sync.daily': {
      name: 'quotidien',
      description: 'Chaque jour (sans : maintenant seulement, et tu le vois d’abord)',
    },
    'library.sync.daily.off': { name: 'off', description: 'Plus maintenant' },
    'library.sync.daily.tell': { name: 'tell', description: 'Dire ce qui a changé' },
    'library.sync.daily.apply': { name: 'apply', description: 'Remplacer le texte sans demander' },
    'library.check': {
      name: 'contrôle',
      description: 'Garder une question qui doit donner cette affirmation d’abord, même après changement',
    },
    'library.check.question': { name: 'question', description: 'La question, comme les membres la posent' },
    'library.check.claim': { name: 'affirmation', description: 'L’affirmation qui doit venir en premier' },
    'library.checks': { name: 'contrôles', description: 'Toutes les questions de contrôle, et en retirer' },
    checkMessage: {
      name: 'Garder comme contrôle',
      description: 'La question et le passage d’une bonne réponse de moi',
    },
  },
  replacing: {
    title: (t) => `Remplacer **${t}** ?`,
    preview: 'Aperçu : toi seul le vois. Rien n’est encore changé.',
    claims: 'Affirmations :',
    sections: 'Sections',
    replace: 'Remplacer',
    cancelled: 'Annulé. L’article reste comme il est.',
    over: 'C’est déjà fait ou annulé, ou cela a plus d’un jour.',
    nothingNew: 'Ce texte dit ce que l’article dit déjà. Il n’y a rien à remplacer.',
    oneOnly: 'Donne-moi un texte ou un fichier, pas les deux.',
    counts: {
      new: (n) => `nouvelles : ${n}`,
      changed: (n) => `changées : ${n}`,
      gone: (n) => `supprimées : ${n}`,
      moved: (n) => `déplacées : ${n}`,
      same: (n) => `comme avant : ${n}`,
    },
    kinds: { new: 'Nouvelles', changed: 'Changées', gone: 'Supprimées', moved: 'Déplacées' },
    replaced: (t) => `**${t}** a son nouveau texte. Les réponses d’avant marchent toujours là où rien n’a changé.`,
    undone: (t) => `**${t}** a de nouveau le texte qu’il avait avant.`,
    tooLate: 'Cela ne peut plus être défait : un jour a passé, c’est déjà fait, ou l’article n’est plus là.',
    changedSince: (t) =>
      `**${t}** a encore changé depuis : il garde son texte. /bibliothèque remplacer lui en donne un autre.`,
    quotedIn: { pinned: 'Épinglé :', summary: 'Résumé :', answer: 'Réponse :' },
    quoted: (n) => `Messages de moi qui citent ce qui change ou disparaît : ${n}`,
  },
  syncing: {
    changed: 'La page a changé. Rien n’est encore remplacé.',
    trouble: (title, why) => `Je ne peux plus relire **${title}** à son adresse. Sa dernière lecture reste. ${why}`,
    applied: (title, n, c, g) => `**${title}** a été relu à son adresse : ${n} nouveaux, ${c} changés, ${g} disparus.`,
    again: 'Relu',
    every: {
      tell: 'chaque jour ; ce qui a changé est annoncé',
      apply: 'chaque jour ; le nouveau texte s’applique de lui-même',
    },
    unread: (when) =>
      `Sa page n’a pas pu être lue ${when} : sa dernière lecture reste. /bibliothèque synchroniser dit pourquoi.`,
    isUnread: 'page illisible',
    notWeb:
      'Cet article ne vient pas d’une adresse web : il n’y a rien à relire. Donne-lui un nouveau texte avec /bibliothèque remplacer.',
    noChannel: 'Aucun salon n’est choisi pour cela : choisis-en un avec /bibliothèque annonces.',
    daily: {
      off: (title) => `**${title}** n’est plus relu de lui-même.`,
      tell: (title) => `**${title}** est relu chaque jour. Ce qui a changé est annoncé, et attend *Remplacer*.`,
      apply: (title) =>
        `**${title}** est relu chaque jour et prend son nouveau texte de lui-même, sauf si une question de contrôle échouait alors.`,
    },
  },
  checking: {
    keep: 'Garder comme question de contrôle',
    kept: 'Je la garde comme question de contrôle. Avant que l’article n’ait un autre texte, je dis si la question donnerait autre chose d’abord.',
    notOwn:
      'Cette affirmation ne vient pas d’un article de la bibliothèque de ce serveur ; son texte ne peut pas être remplacé ici.',
    noAnswer:
      'Ce message n’est pas une de mes réponses avec un passage. Choisis-en une, ou prends /bibliothèque contrôle.',
    noClaim: 'Je ne trouve pas cette affirmation. Choisis-en une dans la liste qui s’ouvre pendant la saisie.',
    sameNumber:
      'Plusieurs articles ont une affirmation de ce numéro. Choisis-en une dans la liste qui s’ouvre pendant la saisie.',
    noQuestion: 'Je n’ai plus la question de cette réponse. Utilise /bibliothèque contrôle.',
    none: 'Il n’y a pas encore de questions de contrôle. Gardes-en une avec /bibliothèque contrôle, ou sous *Options* d’une bonne réponse.',
    expects: 'doit donner',
    gone: 'son affirmation n’est plus là',
    removeOne: 'Retirer une question',
    isRemoved: 'La question de contrôle est retirée.',
    away: 'son article est retiré',
    today: 'Aujourd’hui, autre chose vient d’abord :',
    nothingToday: 'Aujourd’hui, rien n’est trouvé pour elle.',
    findsNothing: 'Rien ne serait trouvé.',
    finds: 'En premier viendrait :',
    title: (n) => `Questions de contrôle : ${n}`,
    page: (p, q) => `Page ${p} sur ${q}`,
    allFine: (n) => `Questions de contrôle : les ${n} donnent toujours leur affirmation d’abord.`,
    already: (n, m) =>
      `Questions de contrôle qui donnent déjà aujourd’hui autre chose d’abord : ${n} sur ${m}. /bibliothèque contrôles les montre.`,
    wouldFail: (n, m) => `Questions de contrôle qui donneraient autre chose d’abord : ${n} sur ${m}`,
  },
};
