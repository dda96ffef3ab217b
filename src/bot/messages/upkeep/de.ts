import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    'library.replace': {
      name: 'ersetzen',
      description: 'Einem Artikel einen neuen Text geben; du siehst vorher, was sich ändert',
    },
    'library.sync': {
      name: 'abgleichen',
      description: 'Einen Artikel von seiner Adresse neu lesen, jetzt oder täglich',
    },
    'library.sync.daily': {
      name: 'täglich',
      description: 'Jeden Tag (weggelassen: nur jetzt, und du siehst es zuerst)',
    },
    'library.sync.daily.off': { name: 'off', description: 'Nicht mehr' },
    'library.sync.daily.tell': { name: 'tell', description: 'Sagen, was sich geändert hat' },
    'library.sync.daily.apply': { name: 'apply', description: 'Den Text von selbst ersetzen' },
    'library.check': {
      name: 'prüffrage',
      description: 'Eine Frage merken, die diese Aussage zuerst bringen muss, auch nach Änderungen',
    },
    'library.check.question': { name: 'frage', description: 'Die Frage, wie Mitglieder sie stellen' },
    'library.check.claim': { name: 'aussage', description: 'Die Aussage, die zuerst kommen muss' },
    'library.checks': { name: 'prüffragen', description: 'Alle Prüffragen, auch zum Entfernen' },
    checkMessage: { name: 'Als Prüffrage merken', description: 'Frage und Aussage einer guten Antwort von mir' },
  },
  replacing: {
    title: (t) => `**${t}** ersetzen?`,
    preview: 'Vorschau: Nur du siehst das. Noch ist nichts geändert.',
    claims: 'Aussagen:',
    sections: 'Abschnitte',
    replace: 'Ersetzen',
    cancelled: 'Abgebrochen. Der Artikel bleibt, wie er ist.',
    over: 'Das ist schon erledigt oder abgebrochen, oder über einen Tag alt.',
    nothingNew: 'Dieser Text sagt, was der Artikel schon sagt. Es gibt nichts zu ersetzen.',
    oneOnly: 'Gib mir entweder einen Text oder eine Datei, nicht beides.',
    counts: {
      new: (n) => `${n} neu`,
      changed: (n) => `${n} geändert`,
      gone: (n) => `${n} entfallen`,
      moved: (n) => `${n} verschoben`,
      same: (n) => `${n} wie bisher`,
    },
    kinds: { new: 'Neu', changed: 'Geändert', gone: 'Entfallen', moved: 'Verschoben' },
    replaced: (t) =>
      `**${t}** hat jetzt den neuen Text. Frühere Antworten funktionieren weiter, wo sich nichts geändert hat.`,
    undone: (t) => `**${t}** hat wieder den Text, den er vorher hatte.`,
    tooLate:
      'Das lässt sich nicht mehr rückgängig machen: Ein Tag ist vorbei, es ist schon geschehen, oder der Artikel ist weg.',
    changedSince: (t) =>
      `**${t}** wurde seitdem wieder geändert, daher bleibt der jetzige Text. /bibliothek ersetzen gibt ihm einen anderen.`,
    quotedIn: { pinned: 'Angepinnt:', summary: 'Zusammenfassung:', answer: 'Antwort:' },
    quoted: (n) => `Nachrichten von mir, die zitieren, was sich ändert oder entfällt: ${n}`,
  },
  syncing: {
    changed: 'Die Seite hat sich geändert. Noch ist nichts ersetzt.',
    trouble: (title, why) =>
      `Ich kann **${title}** nicht mehr von seiner Adresse lesen. Der letzte Stand bleibt. ${why}`,
    applied: (title, n, c, g) =>
      `**${title}** wurde von seiner Adresse neu gelesen: ${n} neu, ${c} geändert, ${g} weggefallen.`,
    again: 'Neu gelesen',
    every: { tell: 'täglich; was sich geändert hat, wird gesagt', apply: 'täglich; der neue Text gilt von selbst' },
    unread: (when) =>
      `Die Seite ließ sich ${when} nicht lesen: Der letzte Stand bleibt. /bibliothek abgleichen sagt, warum.`,
    isUnread: 'Seite nicht lesbar',
    notWeb:
      'Dieser Artikel kommt von keiner Webadresse, es gibt also nichts neu zu lesen. Gib ihm mit /bibliothek ersetzen einen neuen Text.',
    noChannel: 'Dafür ist kein Kanal gewählt: Wähle einen mit /bibliothek meldungen.',
    daily: {
      off: (title) => `**${title}** wird nicht mehr von selbst neu gelesen.`,
      tell: (title) =>
        `**${title}** wird täglich neu gelesen. Was sich geändert hat, wird gesagt und wartet auf *Ersetzen*.`,
      apply: (title) =>
        `**${title}** wird täglich neu gelesen und übernimmt den neuen Text von selbst, es sei denn, eine Prüffrage würde dann scheitern.`,
    },
  },
  checking: {
    keep: 'Als Prüffrage merken',
    kept: 'Ich merke mir das als Prüffrage. Bevor der Artikel einen neuen Text bekommt, sage ich, ob auf die Frage dann etwas anderes zuerst käme.',
    notOwn:
      'Diese Aussage ist nicht aus einem Artikel der eigenen Bibliothek dieses Servers; ihr Text lässt sich hier nicht ersetzen.',
    noAnswer:
      'Diese Nachricht ist keine Antwort von mir mit einer Aussage. Wähle eine, oder nimm /bibliothek prüffrage.',
    noClaim: 'Eine solche Aussage finde ich nicht. Wähle eine aus der Liste, die sich beim Tippen öffnet.',
    sameNumber:
      'Mehrere Artikel haben eine Aussage mit dieser Nummer. Wähle eine aus der Liste, die sich beim Tippen öffnet.',
    noQuestion: 'Die Frage zu dieser Antwort habe ich nicht mehr. Nimm stattdessen /bibliothek prüffrage.',
    none: 'Es gibt noch keine Prüffragen. Merke eine mit /bibliothek prüffrage oder unter *Optionen* einer guten Antwort.',
    expects: 'muss bringen',
    gone: 'ihre Aussage ist entfallen',
    removeOne: 'Eine Frage entfernen',
    isRemoved: 'Die Prüffrage ist entfernt.',
    away: 'ihr Artikel ist entfernt',
    today: 'Heute kommt etwas anderes zuerst:',
    nothingToday: 'Heute wird dazu nichts gefunden.',
    findsNothing: 'Nichts würde gefunden.',
    finds: 'Zuerst käme:',
    title: (n) => `Prüffragen: ${n}`,
    page: (p, q) => `Seite ${p} von ${q}`,
    allFine: (n) => `Prüffragen: Alle ${n} bringen weiterhin ihre Aussage zuerst.`,
    already: (n, m) =>
      `Prüffragen, auf die schon heute etwas anderes zuerst kommt: ${n} von ${m}. /bibliothek prüffragen zeigt sie.`,
    wouldFail: (n, m) => `Prüffragen, auf die etwas anderes zuerst käme: ${n} von ${m}`,
  },
};
