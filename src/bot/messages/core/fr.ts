import { allOf, anyOf, dayIn, languageNames } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

/** By what is wrong with a document. */
const unreadable: Readonly<Record<string, string>> = {
  password: 'Ce document est protégé par un mot de passe. Enregistre-le sans.',
  scan: 'Les pages de ce document sont des images, comme en fait un scanner. Fais reconnaître son texte (OCR), puis enregistre-le de nouveau.',
  damaged:
    'Ce document est abîmé, ou d’un autre type que ne le dit son nom. Ouvre-le, enregistre-le de nouveau, et essaie ce fichier.',
  'no-text': 'Ce fichier n’est pas un texte que je connais. Enregistre-le en texte ou Markdown en UTF-8.',
  'too-long': 'Ce document est trop long pour moi. Divise-le en plusieurs.',
  slow: 'Lire ce document prend trop de temps. Divise-le en plusieurs, ou enregistre-le en texte brut.',
};

export const fr: Wording<typeof en> = {
  commands: {
    ask: { name: 'demander', description: 'Pose une question à l’article ; la réponse le cite mot pour mot' },
    'ask.question': { name: 'question', description: 'Ce que tu veux savoir' },
    'ask.for': { name: 'pour', description: 'Pour qui tu demandes ; nommé, sans notification' },
    'ask.private': { name: 'privé', description: 'Toi seul vois la réponse' },
    'ask.article': { name: 'article', description: 'Interroger seulement cet article' },
  },
  answer: {
    unsure: 'Ce n’est peut-être pas la réponse.',
    notCovered: 'L’article n’en parle pas.',
    writtenIn: (languages) =>
      `L’article est en ${languageNames('fr', languages)} : pose ta question dans cette langue.`,
    nothingAbout: (things) => `Rien sur ${anyOf('fr', things)}.`,
    quoted: (word) => `« ${word} »`,
    covers: 'Il parle de :',
    moreHeadings: (count) => `… et ${count} de plus`,
    preceding: 'juste avant',
    readAs: (from, to) => `« ${from} » lu comme « ${to} ».`,
    noQuestion: 'Pose-moi une question sur l’article, par exemple avec quelques-uns de ses mots.',
    untitled: 'Article sans titre',
  },
  several: {
    library: (count, names, left) =>
      `${count} articles : ${allOf('fr', left > 0 ? [...names, `${left} de plus`] : names)}`,
    others: '`/article` trouve les autres.',
    notCovered: 'Aucun des articles n’en parle.',
    writtenIn: (languages) =>
      `Les articles sont en ${languageNames('fr', languages)} : pose ta question dans une de ces langues.`,
    noQuestion: 'Pose-moi une question sur les articles, par exemple avec quelques mots de l’un d’eux.',
    greeting: 'Bonjour ! Demande-moi ce que tu veux sur ces articles.',
    help: 'Je réponds aux questions sur ces articles en les citant mot pour mot. Utilise /demander avec une question ou quelques mots.',
    intro: 'Je réponds aux questions sur ces articles en les citant mot pour mot.',
    hello:
      'Bonjour ! Je réponds aux questions sur plusieurs articles **en les citant mot pour mot**, ou je dis franchement qu’ils n’en parlent pas.',
    which: 'De quel article s’agit-il ?',
    sameNumber: 'Plusieurs articles ont ce numéro.',
    nothingFound: 'Je n’ai rien trouvé de tel. Choisis une suggestion en tapant, ou choisis un article :',
    choose: 'Choisis un article …',
    notFound: 'Introuvable dans les articles',
  },
  whole: {
    title: (title) => `L’article s’intitule « ${title} ».`,
    author: (author) => `Il a été écrit par ${author}.`,
    noAuthor: 'L’article ne dit pas qui l’a écrit.',
    date: (date) => `Il a été publié le ${dayIn('fr', date)}.`,
    noDate: 'L’article ne dit pas quand il a été publié.',
    source: (address) => `Il vient de ${address}.`,
    noSource: 'L’article ne dit pas d’où il vient.',
    length: (sections, claims, words) => `Sections : ${sections}. Passages : ${claims}. Mots : environ ${words}.`,
    sections: 'Ses sections :',
  },
  smalltalk: {
    greeting: 'Bonjour ! Demande-moi ce que tu veux sur l’article.',
    thanks: 'Avec plaisir.',
    bye: 'À bientôt.',
    help: 'Je réponds aux questions sur l’article en le citant mot pour mot. Utilise /demander avec une question ou quelques mots.',
  },
  errors: {
    unforeseen: (id) =>
      `Quelque chose s’est mal passé de mon côté. Si cela se reproduit, donne ce numéro à l’équipe du serveur : ${id}`,
    cooldown: (seconds) => `Tu vas vite ! Redemande dans ${seconds} s.`,
    busy: 'Je réponds à énormément de questions en ce moment. Redemande dans un instant, s’il te plaît.',
    notAllowed: 'Il te faut ici la permission « Gérer les messages » pour faire cela.',
    switchedOff: 'L’équipe de ce serveur a désactivé cela pour toi ou dans ce salon.',
    outdated: 'Ce bouton vient d’une version plus ancienne de moi. Redemande avec /demander.',
    unknownCommand: 'Je ne connais plus cette commande. Réessaie dans une minute.',
  },
  problems: {
    ARTICLE_UNREADABLE: ({ trouble, known }) =>
      known === undefined
        ? (unreadable[String(trouble)] ??
          'Je ne peux pas lire cet article. Essaie un fichier texte ou Markdown en UTF-8.')
        : `Je ne connais pas ce type de fichier. Je lis : ${known}`,
    ARTICLE_EMPTY: ({ place }) =>
      place === undefined
        ? 'Ce document est vide : il n’y a pas de texte dedans.'
        : 'Je n’ai rien trouvé à citer dans ce document, seulement des titres, des menus et autres. Écris chaque affirmation comme une phrase ou un point de liste, sous des titres.',
    ARTICLE_UNKNOWN: 'Cet article, ou cette partie, n’est plus ici. Voir /article.',
    ARTICLE_DUPLICATE: 'Il y a déjà un article de ce nom.',
    ARTICLE_TOO_LONG: ({ most, claims }) =>
      `Un article peut avoir ${most} passages au plus ; celui-ci en a ${claims}. Divise-le en plusieurs.`,
    LIBRARY_FULL: ({ most }) =>
      `Une bibliothèque contient ${most} articles au plus. Retires-en d’abord un : /bibliothèque retirer.`,
    LIBRARY_CHANGED: 'Quelqu’un a modifié cet article entre-temps. Regarde-le de nouveau.',
    CHECKS_FULL: ({ most }) =>
      `Cet article a ${most} questions de contrôle, je n’en garde pas plus. Retires-en avec /bibliothèque contrôles.`,
    TEACHING_UNKNOWN: 'Cela a été retiré ou modifié entre-temps. Voir /bibliothèque appris.',
    TEACHING_FULL: ({ most }) =>
      `Un serveur peut m’apprendre ${most} choses au plus. Retires-en d’abord une : /bibliothèque appris.`,
    TEACHING_EMPTY: 'Il me faut au moins une question, et une réponse.',
    TERM_INVALID: 'Il me faut un terme et ce qu’il veut dire, en deux mots différents.',
    DRAFT_OVER: 'C’est déjà fait ou annulé, ou cela a plus d’un jour.',
    CANNOT_POST: 'Il me manque des permissions dans ce salon.',
    CHANNEL_GONE: 'Ce salon n’existe plus, ou je ne le vois plus.',
    NOTHING_KEPT: 'Aucune question n’est gardée ici (QUESTION_RETENTION_DAYS vaut 0) : il n’y a rien à compter.',
    THREAD_LOCKED: 'Ce fil est verrouillé.',
    THREAD_ARCHIVED: 'Ce fil est archivé : rien n’y change tant que personne n’y écrit à nouveau.',
    MESSAGE_GONE: 'Ce message n’existe plus.',
    PINS_FULL: 'Le salon a autant de messages épinglés que Discord le permet ; il faut d’abord en retirer un.',
    THREADS_FULL: 'Il y a autant de fils ouverts que Discord le permet ; il faut d’abord en fermer un.',
    POST_BLOCKED: 'L’AutoMod de ce serveur a arrêté mon message.',
    STORE_BUSY: 'Je ne peux pas enregistrer cela pour le moment. Réessaie dans un instant, s’il te plaît.',
    URL_INVALID:
      'Ce n’est pas l’adresse d’une page web. Donnes-en une qui commence par https://, sans mot de passe ni port.',
    URL_PRIVATE:
      'Je ne cherche que des pages de l’internet public, et cette adresse mène ailleurs. Joins plutôt le document comme fichier.',
    URL_UNREACHABLE: 'Cette page ne répond pas comme elle devrait. Vérifie l’adresse, ou réessaie plus tard.',
    URL_TOO_LARGE: ({ mostMegabytes }) => `Cette page dépasse les ${mostMegabytes} Mo que je peux télécharger.`,
    URL_TOO_SLOW: 'Cette page a mis trop de temps à répondre. Réessaie plus tard, ou joins le document comme fichier.',
    URL_GONE: 'Il n’y a rien à cette adresse, ou plus rien.',
    URL_REFUSED: 'Ce site ne me laisse pas lire la page. Enregistre-la et joins-la comme fichier.',
    URL_NOT_A_DOCUMENT:
      'Il n’y a pas de document avec du texte à cette adresse. Je lis les pages web, le texte, le Markdown, les PDF et les documents Word.',
    FILE_UNREACHABLE: 'Je n’ai pas pu obtenir ce fichier de Discord. Réessaie.',
    FILE_TOO_LARGE: ({ mostMegabytes }) => `Ce fichier dépasse les ${mostMegabytes} Mo que je peux lire.`,
    FILE_GONE: 'Discord n’a plus ce fichier. Joins-le de nouveau.',
    FILE_NOT_A_DOCUMENT:
      'Ce fichier n’est pas un document avec du texte. Je lis les pages web, le texte, le Markdown, les PDF et les documents Word.',
    STORE_UNREACHABLE: 'Je n’ai pas accès à mes notes pour le moment. Réessaie dans un instant, s’il te plaît.',
    EXPORT_INVALID: 'Ce n’est pas un fichier fait par /bibliothèque exporter, ou il est abîmé.',
    EXPORT_NEWER:
      'Ce fichier vient d’une version plus récente de moi. Demande à la personne qui m’héberge de me mettre à jour.',
    forOperator: (code) => `La personne qui me gère doit réparer quelque chose. Donne-lui ce mot : ${code}`,
  },
};
