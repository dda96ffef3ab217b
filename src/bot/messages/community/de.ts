import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    'settings.usual': { name: 'üblich', description: 'Wie in Discord eingestellt' },
    settings: {
      name: 'einstellungen',
      description: 'Was Docent auf diesem Server tut, und was ihm dabei im Weg steht',
    },
    'settings.show': {
      name: 'zeigen',
      description: 'Einstellungen ansehen; Berechtigungen, Termine, Artikel und Lesemodell prüfen',
    },
    'settings.set': { name: 'setzen', description: 'Sprache, Zeitzone und ob Antworten in Threads kommen' },
    'settings.answer': {
      name: 'antworten',
      description: 'In einem Kanal oder Forum ohne Erwähnung antworten, wo es sicher ist',
    },
    'settings.ignore': { name: 'ignorieren', description: 'Kanäle und Mitglieder, denen nicht geantwortet wird' },
    'settings.language': { name: 'sprache', description: 'Die Sprache der Antworten auf Nachrichten' },
    'settings.zone': {
      name: 'zone',
      description: 'Die Zeitzone für Termine: eine Stadt, ein IANA-Name oder eine Abkürzung',
    },
    'settings.threads': { name: 'threads', description: 'Antworten auf Nachrichten kommen in einen Thread' },
    'settings.pointBack': {
      name: 'zurückverweisen',
      description: 'Binnen einer Stunde noch einmal gefragt: auf die Antwort oben verweisen',
    },
    'settings.channel': { name: 'kanal', description: 'Welcher Kanal oder welches Forum' },
    'settings.on': { name: 'an', description: 'An oder aus' },
    'settings.member': { name: 'mitglied', description: 'Welches Mitglied' },
    'summary.tags': { name: 'tags', description: 'Für ein Forum: die Tags des Beitrags, durch Kommas getrennt' },
    'summary.publish': {
      name: 'veröffentlichen',
      description: 'Für einen Ankündigungskanal: bei allen veröffentlichen, die ihm folgen',
    },
    'summary.read': { name: 'lesen', description: 'Der Artikel in wenigen Sätzen daraus; nur du siehst sie' },
  },
  sumUp: {
    inShort: (shown, all) => `Kurz gefasst: ${shown} der ${all} Aussagen, die wichtigsten.`,
    nothing: 'Hier gibt es nichts zusammenzufassen.',
    choose: 'Einen Artikel zusammenfassen …',
  },
  quizzing: {
    yours: 'Nur du siehst das: Löse das Rätsel auf, wann du möchtest.',
    revealed: 'Jetzt sehen alle die Antwort.',
  },
  posts: {
    dates: 'Termine:',
    ask: 'Fragen',
    readOn: 'Weiterlesen',
    askTitle: 'Frag den Artikel',
    question: 'Deine Frage',
    notPublished: (reason) => `In den Kanälen, die diesem folgen, ist es nicht veröffentlicht. ${reason}`,
    noAnnouncements: (where) =>
      `${where} ist kein Ankündigungskanal: Lass „veröffentlichen“ weg oder wähle einen anderen Kanal.`,
    tagWanted: (where, tags) => `Beiträge in ${where} brauchen ein Tag. Wähle eins mit der Option „tags“: ${tags}`,
    noSuchTag: (where, tag) => `${where} hat kein Tag „${tag}“. Wähle eins aus der Liste, die sich beim Tippen öffnet.`,
  },
  again: {
    above: (link) => `Das wurde hier in der letzten Stunde beantwortet: ${link}`,
    anyway: 'Trotzdem antworten',
    line: 'Verweist auf die Antwort oben, wenn noch einmal gefragt wird:',
    notKept:
      'Fragen werden hier nicht gespeichert (QUESTION_RETENTION_DAYS ist 0), also weiß ich nicht, was vorher gefragt wurde.',
  },
  settings: {
    changed: 'Erledigt. So ist es jetzt:',
    noSuchZone: (zone) =>
      `Die Zeitzone „${zone}“ kenne ich nicht. Versuch es mit einer Stadt wie Berlin oder einem Namen wie America/New_York.`,
    ignoreWhom: 'Sag, wem nicht geantwortet wird: einem Kanal, einem Mitglied oder beiden.',
    kept: '**Einstellungen:** Sprache, Zeitzone, Kanäle und Mitglieder, die Moderatoren gewählt haben, verschlüsselt, bis sie gelöscht werden.',
    lines: {
      language: 'Sprache der Antworten auf Nachrichten:',
      zone: 'Zeitzone:',
      threads: 'Antworten in Threads:',
      answersIn: 'Antwortet ohne Erwähnung in:',
      ignored: 'Ignoriert:',
      usual: 'wie in Discord für den Server eingestellt',
      yes: 'ja',
      no: 'nein',
      nowhere: 'keinem Kanal',
      nobody: 'niemand',
    },
    check: {
      title: 'Prüfung',
      permissions: 'Mir fehlen Berechtigungen:',
      permissionsFine: (count) => `Berechtigungen: alle da, in ${count} Kanälen.`,
      schedules: 'Geplante Beiträge, die nicht gepostet werden können:',
      schedulesFine: (count) => `Geplante Beiträge: ${count}, nichts steht ihnen im Weg.`,
      articles: 'Artikel, die ich nicht lesen konnte oder die leer sind:',
      articlesFine: (count) => `Artikel: ${count}, alle gelesen.`,
      readerWorks: 'Das Lesemodell läuft.',
      readerOff: 'Das Lesemodell ist ausgeschaltet.',
      readerAbsent:
        'Das Lesemodell läuft nicht: Ich antworte nur nach Wörtern. Wer mich betreibt, findet den Grund im Protokoll.',
      threadsNeedMention:
        'Auch in Threads darf ich nur lesen, was mich erwähnt: Wer dort weiterfragt, erwähnt mich oder nimmt *Optionen* → *Nachfragen*. Mit MESSAGE_CONTENT=true wäre das nicht nötig.',
      noMessageContent:
        'Nachrichten ohne Erwähnung darf ich nicht lesen: Wer mich betreibt, muss den Message Content Intent gewähren und MESSAGE_CONTENT=true setzen.',
    },
  },
  welcome: {
    hello:
      'Hallo! Ich beantworte Fragen zu einem Artikel **mit wörtlichen Zitaten**, oder sage ehrlich, wenn nichts dazu darin steht.',
    holds: 'Ich kenne',
    tryThese: 'Probier mal',
    ownArticles: (add) =>
      `Eigene Artikel: Moderatoren nehmen ${add}, mit einer Datei, einer Webseite oder eingefügtem Text.`,
  },
};
