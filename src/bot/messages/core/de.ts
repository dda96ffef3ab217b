import { allOf, anyOf, dayIn, languageNames } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

/** By what is wrong with a document. */
const unreadable: Readonly<Record<string, string>> = {
  password: 'Dieses Dokument ist mit einem Passwort geschützt. Speichere es ohne Passwort.',
  scan: 'Die Seiten dieses Dokuments sind eingescannte Bilder. Lass den Text erkennen (OCR) und speichere es neu.',
  damaged:
    'Dieses Dokument ist beschädigt oder von anderer Art, als sein Name sagt. Öffne es, speichere es neu und versuch es mit dieser Datei.',
  'no-text': 'Diese Datei kann ich nicht als Text lesen. Speichere sie als Text oder Markdown in UTF-8.',
  'too-long': 'Dieses Dokument ist mir zu lang. Teile es in mehrere auf.',
  slow: 'Dieses Dokument zu lesen dauert zu lange. Teile es in mehrere auf oder speichere es als reinen Text.',
};

export const de: Wording<typeof en> = {
  commands: {
    ask: { name: 'fragen', description: 'Stell dem Artikel eine Frage; die Antwort ist ein Zitat daraus' },
    'ask.question': { name: 'frage', description: 'Was du wissen willst' },
    'ask.for': { name: 'für', description: 'Für wen du fragst; die Person wird genannt, aber nicht gepingt' },
    'ask.private': { name: 'privat', description: 'Nur du siehst die Antwort' },
    'ask.article': { name: 'artikel', description: 'Nur diesen Artikel fragen' },
  },
  answer: {
    unsure: 'Nicht sicher, ob das deine Frage beantwortet.',
    notCovered: 'Darüber steht im Artikel nichts.',
    writtenIn: (languages) => `Der Artikel ist auf ${languageNames('de', languages)}: Frag bitte in dieser Sprache.`,
    nothingAbout: (things) => `Nichts über ${anyOf('de', things)}.`,
    quoted: (word) => `„${word}“`,
    covers: 'Darum geht es:',
    moreHeadings: (count) => `… und ${count} weitere`,
    preceding: 'direkt davor',
    readAs: (from, to) => `„${from}“ als „${to}“ gelesen.`,
    noQuestion: 'Frag mich etwas über den Artikel, zum Beispiel mit ein paar Wörtern daraus.',
    untitled: 'Artikel ohne Titel',
  },
  several: {
    library: (count, names, left) =>
      `${count} Artikel: ${allOf('de', left > 0 ? [...names, `${left} weitere`] : names)}`,
    others: 'Die übrigen findet `/artikel`.',
    notCovered: 'Darüber steht in keinem der Artikel etwas.',
    writtenIn: (languages) =>
      `Die Artikel sind auf ${languageNames('de', languages)}: Frag bitte in einer dieser Sprachen.`,
    noQuestion: 'Frag mich etwas über die Artikel, zum Beispiel mit ein paar Wörtern aus einem.',
    greeting: 'Hallo! Frag mich alles über diese Artikel.',
    help: 'Ich beantworte Fragen zu diesen Artikeln mit wörtlichen Zitaten. Nimm /fragen mit einer Frage oder ein paar Wörtern.',
    intro: 'Ich beantworte Fragen zu diesen Artikeln mit wörtlichen Zitaten.',
    hello:
      'Hallo! Ich beantworte Fragen zu mehreren Artikeln **mit wörtlichen Zitaten**, oder sage ehrlich, wenn nichts dazu darin steht.',
    which: 'Welchen Artikel meinst du?',
    sameNumber: 'Mehrere Artikel haben diese Nummer.',
    nothingFound: 'Dazu habe ich nichts gefunden. Wähle beim Tippen einen Vorschlag, oder wähle einen Artikel:',
    choose: 'Artikel wählen …',
    notFound: 'In den Artikeln nicht gefunden',
  },
  whole: {
    title: (title) => `Der Artikel heißt „${title}“.`,
    author: (author) => `Geschrieben hat ihn ${author}.`,
    noAuthor: 'Der Artikel sagt nicht, wer ihn geschrieben hat.',
    date: (date) => `Erschienen ist er am ${dayIn('de', date)}.`,
    noDate: 'Der Artikel sagt nicht, wann er erschienen ist.',
    source: (address) => `Er stammt von ${address}.`,
    noSource: 'Der Artikel sagt nicht, woher er stammt.',
    length: (sections, claims, words) => `Abschnitte: ${sections}. Aussagen: ${claims}. Wörter: etwa ${words}.`,
    sections: 'Seine Abschnitte:',
  },
  smalltalk: {
    greeting: 'Hallo! Frag mich alles über den Artikel.',
    thanks: 'Gern geschehen.',
    bye: 'Bis bald.',
    help: 'Ich beantworte Fragen zum Artikel mit wörtlichen Zitaten. Nimm /fragen mit einer Frage oder ein paar Wörtern.',
  },
  errors: {
    unforeseen: (id) =>
      `Bei mir ist etwas schiefgegangen. Falls es wieder passiert, nenn dem Serverteam diese Nummer: ${id}`,
    cooldown: (seconds) => `Du bist schnell! Frag in ${seconds} s wieder.`,
    busy: 'Ich beantworte gerade sehr viele Fragen. Bitte frag gleich noch einmal.',
    notAllowed: 'Dafür brauchst du hier die Berechtigung „Nachrichten verwalten“.',
    switchedOff: 'Das Team dieses Servers hat das für dich oder in diesem Kanal abgeschaltet.',
    outdated: 'Dieser Button ist von einer älteren Version von mir. Bitte frag noch einmal mit /fragen.',
    unknownCommand: 'Diesen Befehl kenne ich nicht mehr. Bitte versuche es in einer Minute noch einmal.',
  },
  problems: {
    ARTICLE_UNREADABLE: ({ trouble, known }) =>
      known === undefined
        ? (unreadable[String(trouble)] ??
          'Diesen Artikel kann ich nicht lesen. Versuch es mit einer Text- oder Markdown-Datei in UTF-8.')
        : `Diese Art von Datei kenne ich nicht. Ich lese: ${known}`,
    ARTICLE_EMPTY: ({ place }) =>
      place === undefined
        ? 'Dieses Dokument ist leer: Es steht kein Text darin.'
        : 'Ich habe in diesem Dokument nichts zu zitieren gefunden, nur Titel, Menüs und dergleichen. Schreib jede Aussage als Satz oder Listenpunkt, unter Überschriften.',
    ARTICLE_UNKNOWN: 'Diesen Artikel oder diesen Teil davon gibt es hier nicht mehr. Siehe /artikel.',
    ARTICLE_DUPLICATE: 'Einen Artikel dieses Namens gibt es schon.',
    ARTICLE_TOO_LONG: ({ most, claims }) =>
      `Ein Artikel darf höchstens ${most} Aussagen haben; dieser hat ${claims}. Teile ihn in mehrere auf.`,
    LIBRARY_FULL: ({ most }) =>
      `Eine Bibliothek fasst höchstens ${most} Artikel. Entferne zuerst einen: /bibliothek entfernen.`,
    LIBRARY_CHANGED: 'Jemand hat diesen Artikel inzwischen geändert. Sieh ihn dir noch einmal an.',
    CHECKS_FULL: ({ most }) =>
      `Dieser Artikel hat ${most} Prüffragen, mehr merke ich mir nicht. Entferne einige mit /bibliothek prüffragen.`,
    TEACHING_UNKNOWN: 'Das wurde inzwischen entfernt oder geändert. Siehe /bibliothek gelerntes.',
    TEACHING_FULL: ({ most }) =>
      `Ein Server kann mir höchstens ${most} Dinge beibringen. Entferne zuerst eins: /bibliothek gelerntes.`,
    TEACHING_EMPTY: 'Ich brauche mindestens eine Frage und eine Antwort darauf.',
    TERM_INVALID: 'Ich brauche einen Begriff und was er bedeutet, in zwei verschiedenen Wörtern.',
    DRAFT_OVER: 'Das ist schon erledigt oder abgebrochen, oder über einen Tag alt.',
    CANNOT_POST: 'Mir fehlen Berechtigungen in diesem Kanal.',
    CHANNEL_GONE: 'Diesen Kanal gibt es nicht mehr, oder ich sehe ihn nicht mehr.',
    NOTHING_KEPT:
      'Fragen werden hier nicht gespeichert (QUESTION_RETENTION_DAYS ist 0), also gibt es nichts zu zählen.',
    THREAD_LOCKED: 'Dieser Thread ist gesperrt.',
    THREAD_ARCHIVED: 'Dieser Thread ist archiviert: Darin lässt sich nichts ändern, bis dort wieder jemand schreibt.',
    MESSAGE_GONE: 'Diese Nachricht gibt es nicht mehr.',
    PINS_FULL: 'Im Kanal ist so viel angepinnt, wie Discord erlaubt; eins davon muss erst weg.',
    THREADS_FULL: 'Es sind so viele Threads offen, wie Discord erlaubt; einer muss erst geschlossen werden.',
    POST_BLOCKED: 'Der AutoMod dieses Servers hat meine Nachricht aufgehalten.',
    STORE_BUSY: 'Ich kann das gerade nicht speichern. Bitte versuch es gleich noch einmal.',
    URL_INVALID:
      'Das ist keine Adresse einer Webseite. Gib eine an, die mit https:// beginnt, ohne Passwort und ohne Port.',
    URL_PRIVATE:
      'Ich hole nur Seiten aus dem öffentlichen Internet, und diese Adresse führt woandershin. Häng das Dokument stattdessen als Datei an.',
    URL_UNREACHABLE:
      'Diese Seite antwortet nicht, wie sie sollte. Prüf die Adresse, oder versuch es später noch einmal.',
    URL_TOO_LARGE: ({ mostMegabytes }) => `Diese Seite ist größer als die ${mostMegabytes} MB, die ich holen darf.`,
    URL_TOO_SLOW:
      'Diese Seite hat zu lange für die Antwort gebraucht. Versuch es später noch einmal, oder häng das Dokument als Datei an.',
    URL_GONE: 'Unter dieser Adresse gibt es nichts, oder nichts mehr.',
    URL_REFUSED: 'Diese Website lässt mich die Seite nicht lesen. Speichere sie, und häng sie als Datei an.',
    URL_NOT_A_DOCUMENT:
      'Unter dieser Adresse gibt es kein Dokument mit Text. Ich lese Webseiten, Text, Markdown, PDF und Word-Dokumente.',
    FILE_UNREACHABLE: 'Ich konnte diese Datei nicht von Discord holen. Versuch es noch einmal.',
    FILE_TOO_LARGE: ({ mostMegabytes }) => `Diese Datei ist größer als die ${mostMegabytes} MB, die ich lesen darf.`,
    FILE_GONE: 'Discord hat diese Datei nicht mehr. Häng sie noch einmal an.',
    FILE_NOT_A_DOCUMENT:
      'Diese Datei ist kein Dokument mit Text. Ich lese Webseiten, Text, Markdown, PDF und Word-Dokumente.',
    STORE_UNREACHABLE: 'Ich komme gerade nicht an meine Daten. Bitte versuch es gleich noch einmal.',
    EXPORT_INVALID: 'Das ist keine Datei aus /bibliothek exportieren, oder sie ist beschädigt.',
    EXPORT_NEWER: 'Diese Datei ist von einer neueren Version von mir. Wer mich betreibt, muss mich aktualisieren.',
    forOperator: (code) => `Wer mich betreibt, muss etwas in Ordnung bringen. Nenn dort dieses Wort: ${code}`,
  },
};
