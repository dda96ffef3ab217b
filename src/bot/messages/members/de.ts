import { dayIn } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    lookup: { name: 'nachschlagen', description: 'Beim Tippen eine Stelle finden und mit ihrer Umgebung sehen' },
    'lookup.claim': {
      name: 'stelle',
      description: 'Einige Wörter einer Stelle oder Überschrift, oder eine Nummer wie 2.1',
    },
    'lookup.public': { name: 'öffentlich', description: 'Alle im Kanal sehen es' },
    section: { name: 'abschnitt', description: 'Einen ganzen Abschnitt lesen' },
    'section.section': { name: 'abschnitt', description: 'Welcher Abschnitt; einige Wörter der Überschrift genügen' },
    'section.public': { name: 'öffentlich', description: 'Alle im Kanal sehen es' },
    article: { name: 'artikel', description: 'Was das für ein Artikel ist, worum es geht und wie man ihn befragt' },
    'article.article': { name: 'artikel', description: 'Welcher Artikel, wenn es mehrere gibt' },
    'article.public': { name: 'öffentlich', description: 'Alle im Kanal sehen es' },
    help: { name: 'hilfe', description: 'Was du hier tun kannst' },
    privacy: { name: 'datenschutz', description: 'Was ich speichere, wie lange, und wie man es löscht' },
    find: {
      name: 'Im Artikel suchen',
      description: 'Zeigt, was im Artikel einer Nachricht am nächsten kommt; nur du siehst es',
    },
    answer: {
      name: 'Diese Frage beantworten',
      description: 'Beantwortet eine Nachricht darunter, für alle sichtbar',
    },
    remove: { name: 'Antwort entfernen', description: 'Entfernt eine Antwort von mir aus dem Kanal' },
  },
  answerButtons: {
    more: (count) => `Mehr (${count})`,
    back: 'Zurück',
    next: 'Weiter',
    section: (number) => `Abschnitt ${number}`,
    around: (claim) => `Rund um ${claim}`,
    inContext: 'Kontext',
    followUp: 'Nachfragen',
    share: 'Teilen',
    shareWithAll: 'Mit allen teilen',
    options: 'Optionen',
    takeAway: 'Antwort entfernen',
    quoteIt: 'Hier zitieren',
    quote: (name) => `${name} zitieren`,
    readSection: 'Einen Abschnitt lesen …',
  },
  answerNotes: {
    further: 'Außerdem gefunden',
    after: (question) => `Im Anschluss an „${question}“`,
    askedFor: (member) => `Für ${member}`,
    sharedBy: (member) => `Geteilt von ${member}`,
    notYours: 'Nur wer das geöffnet hat, kann hier blättern. Hier ist deine eigene Kopie.',
    options: 'Wie weiter?',
    notYoursToTake: 'Nur wer gefragt hat, kann das entfernen.',
    notMine: 'Das ist nicht von mir, ich kann es nicht entfernen.',
    outOfReach:
      'An diese Antwort komme ich nicht mehr heran. Wo ich nicht Mitglied bin, kann ich eine nur eine Viertelstunde lang entfernen.',
    takenAway: 'Entfernt.',
    notYoursToPost: 'Nur wer gefragt hat, kann das veröffentlichen.',
    alreadyPosted: (link) =>
      link === undefined
        ? 'Das hast du in diesem Kanal schon veröffentlicht.'
        : `Das hast du in diesem Kanal schon veröffentlicht: ${link}`,
    forgotten: 'Diese Antwort habe ich nicht mehr. Frag noch einmal mit /fragen, dann suche ich neu.',
    changed:
      'Der Artikel hat sich seitdem geändert. Frag noch einmal mit /fragen, oder sieh unter /artikel nach, worum es jetzt geht.',
    partChanged: 'Was hier sonst stand, hat sich seitdem geändert.',
    gone: 'Diese Stelle steht nicht mehr im Artikel. Worum es jetzt geht, zeigt /artikel.',
    unknownArticle: 'Einen Artikel mit diesem Namen kenne ich nicht.',
    nothingFound: 'Dazu habe ich nichts gefunden. Wähle beim Tippen einen Vorschlag, oder lies einen Abschnitt:',
    noFiles: 'Dateien kann ich hier nicht lesen. Frag mich mit Worten, oder füg den Text in die Nachricht ein.',
    unreadable: (menu) =>
      `Diese Nachricht kann ich von hier aus nicht lesen. Öffne ihr Menü und wähle *Apps → ${menu}*.`,
    noText: 'Diese Nachricht hat keinen Text, nach dem ich suchen könnte.',
    posted: (link) => `Erledigt: ${link}`,
    cannotAnswer: (channel, reason) => `In ${channel} kann ich dir nicht antworten. ${reason}`,
    cannotPost: {
      member: 'Du darfst hier selbst nicht schreiben, also tue ich es nicht für dich. Nur du siehst das.',
      own: 'Ich darf hier nicht schreiben: Ich brauche „Kanäle ansehen“ und „Nachrichten senden“. Nur du siehst das.',
    },
  },
  taught: {
    here: 'diesem Server',
    moderators: (server, day) => `Antwort der Moderatoren von ${server}, ${day}. Nicht aus einem Artikel.`,
    member: (server, day) => `Antwort eines Mitglieds von ${server}, ${day}. Nicht aus einem Artikel.`,
  },
  voting: {
    whatIsWrong: 'Was stimmt daran nicht?',
    faults: {
      claim: 'Falsche Stelle',
      outdated: 'Veraltet',
      question: 'Danach habe ich nicht gefragt',
    },
    noted: 'Danke, notiert.',
    noVote: 'Du hast diese Stimme zurückgenommen.',
  },
  quoted: {
    rule: (number) => `Regel ${number}`,
    point: (number) => `Punkt ${number}`,
  },
  reading: {
    readOn: 'Weiterlesen',
    page: (page, pages) => `Seite ${page} von ${pages}`,
    emptySection: 'Unter dieser Überschrift steht nichts.',
    before: (count) => (count === 1 ? '1 Stelle davor' : `${count} Stellen davor`),
    following: (count) => (count === 1 ? '1 Stelle danach' : `${count} Stellen danach`),
  },
  articleCard: {
    author: 'Autor',
    date: 'Erschienen',
    day: (date) => dayIn('de', date),
    source: 'Quelle',
    sections: 'Abschnitte',
    claims: (count) => (count === 1 ? '1 Aussage' : `${count} Aussagen`),
    howToAsk: 'Frag mit `/fragen`, oder erwähne mich mit einer Frage. `/nachschlagen` findet Stellen beim Tippen.',
    articles: (count) => `Artikel: ${count}`,
    choose: 'Einen Artikel ansehen …',
  },
  graded: {
    stated: 'So steht es im Artikel',
    denied: 'Im Artikel steht es anders',
    related: 'Darum geht es auch im Artikel',
    none: 'Im Artikel nicht gefunden',
    note: 'Das kommt der Nachricht im Artikel am nächsten. Ob sie stimmt, musst du selbst beurteilen.',
  },
  followUp: {
    title: 'Nachfragen',
    question: 'Deine nächste Frage',
    placeholder: (example) => `warum? · ${example}`,
  },
  help: {
    title: 'Was du hier tun kannst',
    intro: 'Ich beantworte Fragen zum Artikel mit wörtlichen Zitaten.',
    example: (question) => `Zum Beispiel: ${question}`,
    onMessages: 'Bei einer Nachricht, unter *Apps* (Rechtsklick oder gedrückt halten):',
    mention: 'Du kannst mich auch mit einer Frage erwähnen. Antworte auf meine Antwort, um daran anzuknüpfen.',
  },
  privacy: {
    title: 'Was ich speichere',
    questions: (days) =>
      `**Fragen:** Wortlaut ohne Erwähnungen, IDs und die Namen derer, die fragen, erwähnt oder zitiert werden, Zeit, Server und Sprache, zu welchem Artikel, wie und wie sicher beantwortet, mit welchen Aussagen. ${days} Tage. Nie, wer gefragt hat. Moderatoren sehen sie in /einblicke.`,
    noQuestions: '**Fragen:** werden nicht gespeichert, also steht auch in /einblicke nichts.',
    answers: (days) =>
      `**Antworten:** was gezeigt und darin markiert wurde, damit die Buttons weiter funktionieren. ${days} Tage.`,
    votes:
      '**Stimmen:** 👍 oder 👎 und was daran falsch war, unter einem Hash mit Schlüssel, nie deine ID. Gezeigt wird nur die Anzahl.',
    schedules:
      '**Geplante Beiträge:** was, wo, wann und von welchem Moderator, bis sie erledigt sind; ein Wochenbericht, bis er abgeschaltet ist.',
    removed: (days) =>
      `**Wenn ich von einem Server entfernt werde:** Alles von ihm wird nach ${days} Tagen gelöscht, es sei denn, ich bin bis dahin zurück.`,
    notKept:
      'Ich lese nur, was man mich fragt: Befehle, Erwähnungen und Nachrichten, die mir jemand zeigt. Die Buttons unter einer Antwort tragen die ID der fragenden Person, nur in der Nachricht bei Discord. Was ich ungefragt in einem Kanal lese, speichere ich nie.',
    now: (questions, answers, votes, schedules) =>
      `Jetzt hier gespeichert: Fragen ${questions}, Antworten ${answers}, Stimmen ${votes}, geplante Beiträge ${schedules}.`,
    deleteMine: 'Meine Daten löschen',
    deleteServer: 'Alles von diesem Server löschen',
    deleteTalk: 'Alles aus diesem Gespräch löschen',
    sureMine:
      'Deine Stimmen und die von dir geplanten Beiträge auf allen Servern löschen? Das lässt sich nicht rückgängig machen.',
    sureServer:
      'Alle Fragen, Antworten, Stimmen und geplanten Beiträge dieses Servers löschen? Die Artikel bleiben. Das lässt sich nicht rückgängig machen.',
    sureTalk: 'Alle Fragen, Antworten und Stimmen aus diesem Gespräch löschen? Das lässt sich nicht rückgängig machen.',
    confirm: 'Löschen',
    keep: 'Behalten',
    deletedMine: (count) => (count === 0 ? 'Von dir war nichts gespeichert.' : `Gelöscht. Einträge: ${count}.`),
    deletedHere: 'Gelöscht. Buttons unter früheren Antworten funktionieren nicht mehr.',
    kept: 'Es wurde nichts gelöscht.',
  },
};
