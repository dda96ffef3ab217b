import { dayIn } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    lookup: { name: 'consultar', description: 'Encuentra un pasaje mientras escribes y míralo en su contexto' },
    'lookup.claim': {
      name: 'pasaje',
      description: 'Algunas palabras de un pasaje o un título, o un número como 2.1',
    },
    'lookup.public': { name: 'público', description: 'Lo ve todo el canal' },
    section: { name: 'sección', description: 'Lee una sección entera' },
    'section.section': { name: 'sección', description: 'Qué sección; bastan algunas palabras de su título' },
    'section.public': { name: 'público', description: 'Lo ve todo el canal' },
    article: { name: 'artículo', description: 'Qué artículo es, de qué trata y cómo preguntarle' },
    'article.article': { name: 'artículo', description: 'Qué artículo, si hay más de uno' },
    'article.public': { name: 'público', description: 'Lo ve todo el canal' },
    help: { name: 'ayuda', description: 'Lo que puedes hacer aquí' },
    privacy: { name: 'privacidad', description: 'Qué guardo, durante cuánto tiempo y cómo borrarlo' },
    find: {
      name: 'Buscar en el artículo',
      description: 'Muestra lo del artículo que más se acerca a un mensaje; solo tú lo ves',
    },
    answer: {
      name: 'Responder a esta pregunta',
      description: 'Contesta a un mensaje debajo de él, para todo el mundo',
    },
    remove: { name: 'Quitar esta respuesta', description: 'Quita del canal una respuesta mía' },
  },
  answerButtons: {
    more: (count) => `Más (${count})`,
    back: 'Atrás',
    next: 'Siguiente',
    section: (number) => `Sección ${number}`,
    around: (claim) => `Junto a ${claim}`,
    inContext: 'Contexto',
    followUp: 'Seguir preguntando',
    share: 'Compartir',
    shareWithAll: 'Compartir con todos',
    options: 'Menú',
    takeAway: 'Quitar esta respuesta',
    quoteIt: 'Citar aquí',
    quote: (name) => `Citar ${name}`,
    readSection: 'Leer una sección…',
  },
  answerNotes: {
    further: 'También encontré',
    after: (question) => `A continuación de «${question}»`,
    askedFor: (member) => `Para ${member}`,
    sharedBy: (member) => `Compartido por ${member}`,
    notYours: 'Solo quien abrió esto puede pasar las páginas. Aquí tienes una copia para ti.',
    options: '¿Qué más?',
    notYoursToTake: 'Solo quien preguntó puede quitarla.',
    notMine: 'Ese mensaje no es mío; no puedo quitarlo.',
    outOfReach:
      'Ya no puedo llegar a esa respuesta. Donde no soy miembro, solo puedo quitarla durante un cuarto de hora.',
    takenAway: 'Respuesta quitada.',
    notYoursToPost: 'Solo quien preguntó puede publicar esto.',
    alreadyPosted: (link) =>
      link === undefined
        ? 'Esto ya lo has publicado en este canal.'
        : `Esto ya lo has publicado en este canal: ${link}`,
    forgotten: 'Ya no tengo esta respuesta. Pregunta otra vez con /preguntar y la buscaré de nuevo.',
    changed:
      'El artículo ha cambiado desde entonces. Pregunta de nuevo con /preguntar, o mira en /artículo de qué trata ahora.',
    partChanged: 'Lo demás que había aquí ha cambiado desde entonces.',
    gone: 'Este pasaje ya no está en el artículo. Con /artículo ves de qué trata ahora.',
    unknownArticle: 'No conozco ningún artículo con ese nombre.',
    nothingFound: 'No he encontrado nada parecido. Elige una sugerencia mientras escribes, o lee una sección:',
    noFiles: 'Aquí no puedo leer archivos. Pregúntame con palabras o pega el texto en el mensaje.',
    unreadable: (menu) => `Desde aquí no puedo leer ese mensaje. Abre su menú y elige *Aplicaciones → ${menu}*.`,
    noText: 'Este mensaje no tiene texto que yo pueda buscar.',
    posted: (link) => `Hecho: ${link}`,
    cannotAnswer: (channel, reason) => `No puedo responderte en ${channel}. ${reason}`,
    cannotPost: {
      member: 'Tú no puedes escribir aquí, así que no lo hago por ti. Solo tú ves esto.',
      own: 'No puedo escribir aquí: necesito «Ver canales» y «Enviar mensajes». Solo tú ves esto.',
    },
  },
  taught: {
    here: 'este servidor',
    moderators: (server, day) => `Respuesta de los moderadores de ${server}, ${day}. No es de un artículo.`,
    member: (server, day) => `Respuesta de un miembro de ${server}, ${day}. No es de un artículo.`,
  },
  voting: {
    whatIsWrong: '¿Qué falla?',
    faults: {
      claim: 'No es ese pasaje',
      outdated: 'Está desactualizado',
      question: 'No es lo que pregunté',
    },
    noted: 'Gracias, anotado.',
    noVote: 'Has retirado ese voto.',
  },
  quoted: {
    rule: (number) => `Regla ${number}`,
    point: (number) => `Punto ${number}`,
  },
  reading: {
    readOn: 'Seguir leyendo',
    page: (page, pages) => `Página ${page} de ${pages}`,
    emptySection: 'No hay nada bajo este título.',
    before: (count) => (count === 1 ? '1 pasaje antes' : `${count} pasajes antes`),
    following: (count) => (count === 1 ? '1 pasaje después' : `${count} pasajes después`),
  },
  articleCard: {
    author: 'Autor',
    date: 'Publicado',
    day: (date) => dayIn('es', date),
    source: 'Fuente',
    sections: 'Secciones',
    claims: (count) => (count === 1 ? '1 pasaje' : `${count} pasajes`),
    howToAsk:
      'Pregunta con `/preguntar`, o mencióname con una pregunta. `/consultar` encuentra pasajes mientras escribes.',
    articles: (count) => `Artículos: ${count}`,
    choose: 'Ver un artículo…',
  },
  graded: {
    stated: 'El artículo lo dice',
    denied: 'El artículo dice otra cosa',
    related: 'El artículo habla de esto',
    none: 'No está en el artículo',
    note: 'Lo que más se le acerca en el artículo. Si el mensaje es cierto, júzgalo tú.',
  },
  followUp: {
    title: 'Seguir preguntando',
    question: 'Tu siguiente pregunta',
    placeholder: (example) => `¿por qué? · ${example}`,
  },
  help: {
    title: 'Lo que puedes hacer aquí',
    intro: 'Respondo a preguntas sobre el artículo con citas literales.',
    example: (question) => `Por ejemplo: ${question}`,
    onMessages: 'Sobre un mensaje, en *Aplicaciones* (clic derecho o mantenlo pulsado):',
    mention: 'También puedes mencionarme con una pregunta. Responde a mi respuesta para seguir a partir de ella.',
  },
  privacy: {
    title: 'Lo que guardo',
    questions: (days) =>
      `**Preguntas:** el texto sin menciones, ids ni los nombres de quien pregunta o es mencionado o citado, cuándo, en qué servidor e idioma, de qué artículo, cómo se respondieron, con qué seguridad y con qué pasajes. ${days} días. Nunca quién preguntó. Los moderadores las ven en /informe.`,
    noQuestions: '**Preguntas:** no se guarda ninguna, así que tampoco hay nada en /informe.',
    answers: (days) =>
      `**Respuestas:** qué se mostró y qué se resaltó, para que los botones sigan funcionando. ${days} días.`,
    votes: '**Votos:** 👍 o 👎 y qué fallaba, bajo un hash con clave, nunca tu id. Solo se muestran los totales.',
    schedules:
      '**Publicaciones programadas:** qué, dónde, cuándo y qué moderador, hasta que se hacen; un informe semanal, hasta que se apaga.',
    removed: (days) =>
      `**Si me expulsan de un servidor:** todo lo suyo se borra a los ${days} días, a menos que haya vuelto para entonces.`,
    notKept:
      'Solo leo lo que se me pregunta: comandos, menciones y mensajes que alguien me muestra. Los botones bajo una respuesta llevan el id de quien preguntó, solo en el mensaje de Discord. Lo que leo en un canal sin que me pregunten no lo guardo nunca.',
    now: (questions, answers, votes, schedules) =>
      `Guardado aquí ahora: preguntas ${questions}, respuestas ${answers}, votos ${votes}, publicaciones programadas ${schedules}.`,
    deleteMine: 'Borrar mis datos',
    deleteServer: 'Borrar todo lo de este servidor',
    deleteTalk: 'Borrar toda esta conversación',
    sureMine: '¿Borrar tus votos y las publicaciones que programaste, en todos los servidores? No se puede deshacer.',
    sureServer:
      '¿Borrar todas las preguntas, respuestas, votos y publicaciones programadas de este servidor? Los artículos se quedan. No se puede deshacer.',
    sureTalk: '¿Borrar todas las preguntas, respuestas y votos de esta conversación? No se puede deshacer.',
    confirm: 'Borrar',
    keep: 'Conservar',
    deletedMine: (count) => (count === 0 ? 'No había datos tuyos.' : `Borrado. Registros: ${count}.`),
    deletedHere: 'Borrado. Los botones de respuestas anteriores ya no funcionan.',
    kept: 'No se ha borrado nada.',
  },
};
