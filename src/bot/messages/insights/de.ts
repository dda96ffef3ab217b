import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const de: Wording<typeof en> = {
  commands: {
    insights: {
      name: 'einblicke',
      description: 'Was hier gefragt wird, was keine gute Antwort fand, was oft gezeigt wird',
    },
    'insights.days': { name: 'tage', description: 'Wie weit zurück (Standard: 30 Tage)' },
    'settings.digest': {
      name: 'wochenbericht',
      description: 'Jeden Montag ein Bericht, was gefragt wurde. Ohne Kanal: abgeschaltet',
    },
    'settings.digest.channel': { name: 'kanal', description: 'Wohin' },
  },
  digest: {
    title: (first, last) => `Was ich vom ${first} bis ${last} gefragt wurde`,
    none: 'Niemand hat mich etwas gefragt.',
    total: (n) => `**Fragen:** ${n}`,
    before: (text) => `in der Woche davor: ${text}`,
    notAnswered: 'Am häufigsten nicht beantwortet',
    allAnswered: 'Keine Frage blieb ohne Antwort.',
    isNew: 'neu',
    hidden:
      '„…“ steht für Namen, Zahlen und seltene Wörter in Fragen, die zu weniger als drei Zeitpunkten gestellt wurden.',
    more: (command) => `Mehr für Moderatoren: ${command}`,
    on: (channel, time) =>
      `Jeden Montag um neun schreibe ich in ${channel}, was ich in der Woche gefragt wurde, das nächste Mal am ${time}. Alle, die den Kanal lesen, sehen es. Ohne Kanal schaltet dieser Befehl es ab.`,
    off: 'Ich schreibe keinen Wochenbericht.',
    line: 'Wochenbericht:',
    lineOff: 'keiner',
    notPosted: (channel) =>
      `Den Wochenbericht konnte ich in ${channel} nicht veröffentlichen. Ich versuche es noch einen Tag lang.`,
    gaveUp: (channel) =>
      `Den Wochenbericht konnte ich in ${channel} nicht veröffentlichen; ich schreibe ihn nicht mehr. Wenn es behoben ist, wähle mit /einstellungen wochenbericht wieder einen Kanal.`,
  },
  insights: {
    title: (days) => `Die letzten ${days} Tage`,
    daysChoice: (days) => `${days} Tage`,
    none: 'In diesen Tagen hat mich niemand etwas gefragt.',
    notKept: 'Fragen werden hier nicht gespeichert (QUESTION_RETENTION_DAYS ist 0), also gibt es nichts zu zählen.',
    keptDays: (days) => `Fragen werden ${days} Tage lang gespeichert; wer gefragt hat, nie.`,
    total: (n) => `**Fragen:** ${n}`,
    answered: (share, n) => `beantwortet: ${share} (${n})`,
    unsure: (share, n) => `unsicher: ${share} (${n})`,
    refused: (share, n) => `nicht beantwortet: ${share} (${n})`,
    votes: (up, down) => `**Stimmen:** 👍 ${up} · 👎 ${down}`,
    faults: {
      claim: (n) => `eine andere Aussage beantwortet es: ${n}`,
      outdated: (n) => `stimmt nicht mehr: ${n}`,
      question: (n) => `nicht das, was gefragt war: ${n}`,
      none: (n) => `ohne Grund: ${n}`,
    },
    chart: {
      title: 'Fragen pro Tag',
      answered: 'beantwortet',
      unsure: 'unsicher',
      refused: 'nicht beantwortet',
      alt: (days, most) =>
        `Ein Balken für jeden der letzten ${days} Tage: beantwortete, unsichere und nicht beantwortete Fragen. Die meisten am ${most}.`,
    },
    toImprove: 'Ohne gute Antwort',
    allWell: 'Alle Fragen wurden beantwortet, und gegen keine Antwort wurde gestimmt.',
    counts: {
      refused: (n) => `nicht beantwortet ${n}`,
      unsure: (n) => `unsicher ${n}`,
    },
    more: (n) => `Und ${n} weitere; sie stehen im Menü und in der Datei.`,
    hidden:
      'Wer gefragt hat, wird nicht gespeichert. Darum steht „…“ für Namen, Zahlen und seltene Wörter in Fragen, die zu weniger als drei verschiedenen Zeitpunkten gestellt wurden, bis du sie öffnest.',
    open: 'Eine Frage öffnen …',
    mostShown: 'Am häufigsten gezeigt',
    neverShown: 'In diesen Tagen nie gezeigt',
    neverOf: (n, all) => `${n} von ${all} Aussagen`,
    file: (names) => `Alles als Tabelle: ${names}`,
    group: (times, first, last) => `${times} × gefragt, zuerst ${first}, zuletzt ${last}`,
    sure: (share) => `${share} sicher`,
    shown: 'Gezeigt:',
    otherWords: (n) => `Und auf ${n} weitere Arten.`,
    gone: 'Diese Frage ist nicht mehr gespeichert oder fand inzwischen eine gute Antwort. Rufe /einblicke noch einmal auf.',
    csv: {
      question: 'Frage',
      times: 'Anzahl',
      wordings: 'Formulierungen',
      refused: 'nicht beantwortet',
      unsure: 'unsicher',
      down: 'Gegenstimmen',
      first: 'zuerst',
      last: 'zuletzt',
      article: 'Artikel',
      number: 'Nummer',
      claim: 'Aussage',
    },
  },
};
