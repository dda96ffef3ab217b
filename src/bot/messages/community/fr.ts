import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const fr: Wording<typeof en> = {
  commands: {
    'settings.usual': { name: 'habituel', description: 'Comme dans les réglages de Discord' },
    settings: { name: 'réglages', description: 'Ce que fait Docent sur ce serveur, et ce qui l’en empêche' },
    'settings.show': {
      name: 'voir',
      description: 'Voir les réglages, vérifier permissions, programmation, articles et modèle de lecture',
    },
    'settings.set': { name: 'régler', description: 'Langue, fuseau horaire, et si les réponses vont dans des fils' },
    'settings.answer': {
      name: 'répondre',
      description: 'Répondre dans un salon ou forum sans mention, quand il est sûr',
    },
    'settings.ignore': { name: 'ignorer', description: 'Les salons et membres auxquels il ne répond pas' },
    'settings.language': { name: 'langue', description: 'La langue des réponses aux messages' },
    'settings.zone': { name: 'fuseau', description: 'Le fuseau horaire : une ville, un nom IANA ou une abréviation' },
    'settings.threads': { name: 'fils', description: 'Les réponses aux messages vont dans un fil' },
    'settings.pointBack': { name: 'renvoyer', description: 'Redemandé dans l’heure : renvoyer à la réponse plus haut' },
    'settings.channel': { name: 'salon', description: 'Quel salon ou forum' },
    'settings.on': { name: 'activer', description: 'Oui ou non' },
    'settings.member': { name: 'membre', description: 'Quel membre' },
    'summary.tags': { name: 'tags', description: 'Pour un forum : les tags du post, séparés par des virgules' },
    'summary.publish': {
      name: 'diffuser',
      description: 'Pour un salon d’annonces : le transmettre à tous ceux qui le suivent',
    },
    'summary.read': { name: 'lire', description: 'L’article en quelques-unes de ses phrases ; toi seul le vois' },
  },
  sumUp: {
    inShort: (shown, all) => `En bref : ${shown} passages sur ${all}, ceux qui en disent le plus.`,
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
  again: {
    above: (link) => `C’est répondu ici, il y a moins d’une heure : ${link}`,
    anyway: 'Répondre quand même',
    line: 'Renvoie à la réponse plus haut si on redemande :',
    notKept:
      'Aucune question n’est gardée ici (QUESTION_RETENTION_DAYS vaut 0) : je ne sais pas ce qui a été demandé avant.',
  },
  settings: {
    changed: 'C’est fait. Voici l’état :',
    noSuchZone: (zone) =>
      `Je ne connais pas le fuseau “${zone}”. Essaie une ville, comme Paris, ou un nom comme America/New_York.`,
    ignoreWhom: 'Dis à qui ne pas répondre : un salon, un membre, ou les deux.',
    kept: '**Réglages :** langue, fuseau, salons et membres choisis par les modérateurs, chiffrés, jusqu’à leur suppression.',
    lines: {
      language: 'Langue des réponses aux messages :',
      zone: 'Fuseau horaire :',
      threads: 'Réponses dans des fils :',
      answersIn: 'Répond sans mention dans :',
      ignored: 'Ignorés :',
      usual: 'comme Discord l’indique pour le serveur',
      yes: 'oui',
      no: 'non',
      nowhere: 'aucun salon',
      nobody: 'personne',
    },
    check: {
      title: 'Vérification',
      permissions: 'Il me manque des permissions :',
      permissionsFine: (count) => `Permissions : toutes, dans ${count} salons.`,
      schedules: 'Publications programmées impossibles :',
      schedulesFine: (count) => `Publications programmées : ${count}, rien ne s’y oppose.`,
      articles: 'Articles que je n’ai pas pu lire, ou vides :',
      articlesFine: (count) => `Articles : ${count}, tous lus.`,
      readerWorks: 'Le modèle de lecture fonctionne.',
      readerOff: 'Le modèle de lecture est éteint.',
      readerAbsent:
        'Le modèle de lecture ne fonctionne pas : je réponds d’après les mots seuls. Qui m’héberge trouve la cause dans le journal.',
      threadsNeedMention:
        'Dans les fils aussi, je ne peux lire que ce qui me mentionne : pour y continuer, mentionne-moi ou prends *Options* → *Question suivante*. Avec MESSAGE_CONTENT=true, ce ne serait pas nécessaire.',
      noMessageContent:
        'Je ne peux pas lire les messages qui ne me mentionnent pas : il faut accorder le « message content intent » et mettre MESSAGE_CONTENT=true.',
    },
  },
  welcome: {
    hello:
      'Bonjour ! Je réponds aux questions sur un article **en le citant mot pour mot**, ou je dis franchement qu’il n’en parle pas.',
    holds: 'Je connais',
    tryThese: 'Essaie',
    ownArticles: (add) =>
      `Les modérateurs ajoutent des articles du serveur avec ${add} : un fichier, une page web ou un texte collé.`,
  },
};
