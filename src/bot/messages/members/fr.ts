import { dayIn } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
    lookup: { name: 'consulter', description: 'Trouve un passage en tapant, et vois-le dans son contexte' },
    'lookup.claim': {
      name: 'passage',
      description: 'Quelques mots d’un passage ou d’un titre, ou un numéro comme 2.1',
    },
    'lookup.public': { name: 'public', description: 'Tout le salon le voit' },
    section: { name: 'section', description: 'Lire une section entière' },
    'section.section': { name: 'section', description: 'Quelle section ; quelques mots de son titre suffisent' },
    'section.public': { name: 'public', description: 'Tout le salon le voit' },
    article: { name: 'article', description: 'Ce qu’est l’article, de quoi il parle et comment l’interroger' },
    'article.article': { name: 'article', description: 'Quel article, s’il y en a plusieurs' },
    'article.public': { name: 'public', description: 'Tout le salon le voit' },
    help: { name: 'aide', description: 'Ce que tu peux faire ici' },
    privacy: { name: 'confidentialité', description: 'Ce que je garde, combien de temps, et comment l’effacer' },
    find: {
      name: 'Chercher dans l’article',
      description: 'Ce que dit l’article de plus proche d’un message ; toi seul le vois',
    },
    answer: {
      name: 'Répondre à cette question',
      description: 'Répond à un message, juste en dessous, pour tout le monde',
    },
    remove: { name: 'Retirer cette réponse', description: 'Retire du salon une de mes réponses' },
  },
  answerButtons: {
    more: (count) => `Plus (${count})`,
    back: 'Retour',
    next: 'Suite',
    section: (number) => `Voir la section ${number}`,
    around: (claim) => `Autour de ${claim}`,
    inContext: 'Contexte',
    followUp: 'Question suivante',
    share: 'Partager',
    shareWithAll: 'Partager avec tous',
    options: 'Options',
    takeAway: 'Retirer cette réponse',
    quoteIt: 'Citer ici',
    quote: (name) => `Citer ${name}`,
    readSection: 'Lire une section …',
  },
  answerNotes: {
    further: 'Trouvé aussi',
    after: (question) => `À la suite de « ${question} »`,
    askedFor: (member) => `Pour ${member}`,
    sharedBy: (member) => `Partagé par ${member}`,
    notYours: 'Seule la personne qui a ouvert ceci en tourne les pages. Voici ton propre exemplaire.',
    options: 'Et ensuite ?',
    notYoursToTake: 'Seule la personne qui a demandé peut la retirer.',
    notMine: 'Ce message n’est pas de moi ; je ne peux pas le retirer.',
    outOfReach:
      'Je n’ai plus accès à cette réponse. Là où je ne suis pas membre, je ne peux en retirer une que pendant un quart d’heure.',
    takenAway: 'Réponse retirée.',
    notYoursToPost: 'Seule la personne qui a demandé peut publier ceci.',
    alreadyPosted: (link) =>
      link === undefined ? 'Tu as déjà publié ceci dans ce salon.' : `Tu as déjà publié ceci dans ce salon : ${link}`,
    forgotten: 'Je n’ai plus cette réponse. Redemande avec /demander et je chercherai de nouveau.',
    changed:
      'L’article a changé depuis. Repose la question avec /demander, ou regarde avec /article ce qu’il contient maintenant.',
    partChanged: 'Le reste de ce qui était ici a changé depuis.',
    gone: 'Ce passage n’est plus dans l’article. /article montre de quoi il parle maintenant.',
    unknownArticle: 'Je ne connais pas d’article de ce nom.',
    nothingFound: 'Je n’ai rien trouvé de tel. Choisis une suggestion en tapant, ou lis une section :',
    noFiles: 'Je ne peux pas lire de fichiers ici. Pose ta question avec des mots, ou colle le texte dans le message.',
    unreadable: (menu) => `Je ne peux pas lire ce message d’ici. Ouvre son menu et choisis *Applications → ${menu}*.`,
    noText: 'Ce message ne contient aucun texte que je puisse chercher.',
    posted: (link) => `C’est fait : ${link}`,
    cannotAnswer: (channel, reason) => `Je ne peux pas te répondre dans ${channel}. ${reason}`,
    cannotPost: {
      member: 'Tu ne peux pas écrire ici toi-même, alors je ne le fais pas à ta place. Toi seul vois ceci.',
      own: 'Je n’ai pas le droit d’écrire ici : il me faut « Voir le salon » et « Envoyer des messages ». Toi seul vois ceci.',
    },
  },
  taught: {
    here: 'ce serveur',
    moderators: (server, day) => `Réponse des modérateurs de ${server}, ${day}. Elle ne vient pas d’un article.`,
    member: (server, day) => `Réponse d’un membre de ${server}, ${day}. Elle ne vient pas d’un article.`,
  },
  voting: {
    whatIsWrong: 'Qu’est-ce qui ne va pas ?',
    faults: {
      claim: 'Pas le bon passage',
      outdated: 'Plus à jour',
      question: 'Pas ma question',
    },
    noted: 'Merci, c’est noté.',
    noVote: 'Tu as retiré ce vote.',
  },
  quoted: {
    rule: (number) => `Règle ${number}`,
    point: (number) => `Point n° ${number}`,
  },
  reading: {
    readOn: 'Lire la suite',
    page: (page, pages) => `Page ${page} sur ${pages}`,
    emptySection: 'Il n’y a rien sous ce titre.',
    before: (count) => (count === 1 ? '1 passage avant' : `${count} passages avant`),
    following: (count) => (count === 1 ? '1 passage après' : `${count} passages après`),
  },
  articleCard: {
    author: 'Auteur',
    date: 'Publié',
    day: (date) => dayIn('fr', date),
    source: 'Source',
    sections: 'Sections',
    claims: (count) => (count < 2 ? `${count} passage` : `${count} passages`),
    howToAsk: 'Pose ta question avec `/demander`, ou mentionne-moi. `/consulter` trouve un passage en tapant.',
    articles: (count) => `Articles : ${count}`,
    choose: 'Regarder un article …',
  },
  graded: {
    stated: 'L’article le dit',
    denied: 'L’article dit le contraire',
    related: 'L’article en parle',
    none: 'Pas trouvé dans l’article',
    note: 'Ce que l’article dit de plus proche. C’est à toi de juger si le message dit vrai.',
  },
  followUp: {
    title: 'Question suivante',
    question: 'Ta prochaine question',
    placeholder: (example) => `pourquoi ? · ${example}`,
  },
  help: {
    title: 'Ce que tu peux faire ici',
    intro: 'Je réponds aux questions sur l’article en le citant mot pour mot.',
    example: (question) => `Par exemple : ${question}`,
    onMessages: 'Sur un message, sous *Applications* (clic droit, ou appui long) :',
    mention: 'Tu peux aussi me mentionner avec une question. Réponds à ma réponse pour continuer à partir de là.',
  },
  privacy: {
    title: 'Ce que je garde',
    questions: (days) =>
      `**Questions :** les mots sans mentions, identifiants ni noms de qui demande, est mentionné ou cité, quand, sur quel serveur, en quelle langue, sur quel article, comment j’y ai répondu, avec quelle certitude et quels passages. ${days} jours. Jamais qui a demandé. Les modérateurs les voient dans /bilan.`,
    noQuestions: '**Questions :** aucune n’est gardée, il n’y a donc rien non plus dans /bilan.',
    answers: (days) =>
      `**Réponses :** ce qui a été montré et mis en valeur, pour que les boutons continuent de marcher. ${days} jours.`,
    votes:
      '**Votes :** 👍 ou 👎, et ce qui n’allait pas, sous une empreinte à clé, jamais ton identifiant. Seuls les totaux sont montrés.',
    schedules:
      '**Publications programmées :** quoi, où, quand et par quel modérateur, jusqu’à ce que ce soit fait ; un rapport hebdomadaire, jusqu’à ce qu’il soit arrêté.',
    removed: (days) =>
      `**Si on me retire d’un serveur :** tout ce qui le concerne est effacé après ${days} jours, sauf si je suis de retour d’ici là.`,
    notKept:
      'Je ne lis que ce qu’on me demande : commandes, mentions et messages que quelqu’un me montre. Les boutons sous une réponse portent l’identifiant de la personne qui a demandé, dans le message sur Discord seulement. Ce que je lis dans un salon sans qu’on me demande, je ne le garde jamais.',
    now: (questions, answers, votes, schedules) =>
      `Gardé ici maintenant : questions ${questions}, réponses ${answers}, votes ${votes}, publications programmées ${schedules}.`,
    deleteMine: 'Effacer mes données',
    deleteServer: 'Tout effacer de ce serveur',
    deleteTalk: 'Effacer toute cette conversation',
    sureMine:
      'Effacer tes votes et les publications que tu as programmées, sur tous les serveurs ? On ne peut pas revenir en arrière.',
    sureServer:
      'Effacer toutes les questions, réponses, publications programmées et tous les votes de ce serveur ? Les articles restent. On ne peut pas revenir en arrière.',
    sureTalk:
      'Effacer toutes les questions, réponses et tous les votes de cette conversation ? On ne peut pas revenir en arrière.',
    confirm: 'Effacer',
    keep: 'Garder',
    deletedMine: (count) => (count === 0 ? 'Il n’y avait rien à toi.' : `Effacé. Enregistrements : ${count}.`),
    deletedHere: 'Effacé. Les boutons sous les réponses précédentes ne marchent plus.',
    kept: 'Rien n’a été effacé.',
  },
};
