import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    insights: { name: 'informe', description: 'Qué se pregunta aquí, qué no se respondió bien y qué se muestra más' },
    'insights.days': { name: 'días', description: 'Cuántos días atrás (30 si no se dice)' },
  },
  insights: {
    title: (days) => `Los últimos ${days} días`,
    daysChoice: (days) => `${days} días`,
    none: 'Nadie me ha preguntado nada en estos días.',
    notKept: 'Aquí no se guardan preguntas (QUESTION_RETENTION_DAYS es 0), así que no hay nada que contar.',
    keptDays: (days) => `Las preguntas se guardan ${days} días, nunca con quién preguntó.`,
    total: (n) => `**Preguntas:** ${n}`,
    answered: (share, n) => `respondidas: ${share} (${n})`,
    unsure: (share, n) => `con dudas: ${share} (${n})`,
    refused: (share, n) => `sin respuesta: ${share} (${n})`,
    votes: (up, down) => `**Votos:** 👍 ${up} · 👎 ${down}`,
    faults: {
      claim: (n) => `otra afirmación lo responde: ${n}`,
      outdated: (n) => `ya no es así: ${n}`,
      question: (n) => `no es lo que se preguntó: ${n}`,
      none: (n) => `sin motivo: ${n}`,
    },
    chart: {
      title: 'Preguntas por día',
      answered: 'respondidas',
      unsure: 'con dudas',
      refused: 'sin respuesta',
      alt: (days, most) =>
        `Una barra por cada uno de los últimos ${days} días: preguntas respondidas, con dudas y sin respuesta. El máximo, el ${most}.`,
    },
    toImprove: 'Sin buena respuesta',
    allWell: 'Todas las preguntas se respondieron y ninguna respuesta recibió votos en contra.',
    counts: {
      refused: (n) => `sin respuesta ${n}`,
      unsure: (n) => `con dudas ${n}`,
    },
    more: (n) => `Y ${n} más; están en el menú y en el archivo.`,
    hidden:
      'No se guarda quién preguntó. Por eso «…» sustituye nombres, números y palabras raras de lo que se preguntó en menos de tres momentos distintos, hasta que lo abras.',
    open: 'Abrir una pregunta …',
    mostShown: 'Lo más mostrado',
    neverShown: 'Nunca mostrado en estos días',
    neverOf: (n, all) => `${n} de ${all} afirmaciones`,
    file: (names) => `Todo como tabla: ${names}`,
    group: (times, first, last) => `Se preguntó ${times} ×, la primera ${first}, la última ${last}`,
    sure: (share) => `${share} de seguridad`,
    shown: 'Se mostró:',
    otherWords: (n) => `Y de ${n} maneras más.`,
    gone: 'Esta pregunta ya no se guarda, o se respondió bien entretanto. Usa /informe otra vez.',
    csv: {
      question: 'pregunta',
      times: 'veces',
      wordings: 'formulaciones',
      refused: 'sin respuesta',
      unsure: 'con dudas',
      down: 'votos en contra',
      first: 'primera',
      last: 'última',
      article: 'artículo',
      number: 'número',
      claim: 'afirmación',
    },
  },
};
