import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    'library.replace': { name: 'reemplazar', description: 'Dar a un artículo un texto nuevo; ves antes qué cambiaría' },
    'library.sync': {
      name: 'sincronizar',
      description: 'Volver a leer un artículo desde su dirección, ahora o cada día',
    },
    'library.sync.daily': { name: 'diario', description: 'Cada día (si se omite: solo ahora, y lo ves antes)' },
    'library.sync.daily.off': { name: 'off', description: 'Ya no' },
    'library.sync.daily.tell': { name: 'tell', description: 'Avisar de lo que ha cambiado' },
    'library.sync.daily.apply': { name: 'apply', description: 'Reemplazar el texto por sí solo' },
    'library.check': {
      name: 'control',
      description: 'Guardar una pregunta que debe traer primero este pasaje, también tras cambios',
    },
    'library.check.question': { name: 'pregunta', description: 'La pregunta, como la hacen los miembros' },
    'library.check.claim': { name: 'pasaje', description: 'El pasaje que debe salir primero' },
    'library.checks': { name: 'controles', description: 'Todas las preguntas de control, y quitarlas' },
    checkMessage: { name: 'Guardar como control', description: 'La pregunta y el pasaje de una buena respuesta mía' },
  },
  replacing: {
    title: (t) => `¿Reemplazar **${t}**?`,
    preview: 'Vista previa: solo tú la ves. Aún no ha cambiado nada.',
    claims: 'Pasajes:',
    sections: 'Secciones',
    replace: 'Reemplazar',
    cancelled: 'Cancelado. El artículo se queda como está.',
    over: 'Esto ya se hizo o se canceló, o tiene más de un día.',
    nothingNew: 'Este texto dice lo que el artículo ya dice. No hay nada que reemplazar.',
    oneOnly: 'Dame un texto o un archivo, no ambos.',
    counts: {
      new: (n) => `nuevos: ${n}`,
      changed: (n) => `cambiados: ${n}`,
      gone: (n) => `desaparecen: ${n}`,
      moved: (n) => `movidos: ${n}`,
      same: (n) => `como antes: ${n}`,
    },
    kinds: { new: 'Nuevos', changed: 'Cambiados', gone: 'Desaparecen', moved: 'Movidos' },
    replaced: (t) =>
      `**${t}** tiene ya su texto nuevo. Las respuestas anteriores siguen funcionando donde nada cambió.`,
    undone: (t) => `**${t}** vuelve a tener el texto que tenía antes.`,
    tooLate: 'Eso ya no se puede deshacer: ha pasado un día, ya se deshizo, o el artículo no está.',
    changedSince: (t) =>
      `**${t}** ha vuelto a cambiar desde entonces, así que se queda como está. /biblioteca reemplazar le da otro texto.`,
    quotedIn: { pinned: 'Fijado:', summary: 'Resumen:', answer: 'Respuesta:' },
    quoted: (n) => `Mensajes míos que citan lo que cambia o desaparece: ${n}`,
  },
  syncing: {
    changed: 'La página ha cambiado. Aún no se ha reemplazado nada.',
    trouble: (title, why) =>
      `No puedo volver a leer **${title}** desde su dirección. Se queda su última lectura. ${why}`,
    applied: (title, n, c, g) =>
      `**${title}** se ha vuelto a leer desde su dirección: pasajes nuevos: ${n}, cambiados: ${c}, eliminados: ${g}.`,
    again: 'Se vuelve a leer',
    every: {
      tell: 'cada día; se avisa de lo que ha cambiado',
      apply: 'cada día; el texto nuevo se aplica por sí solo',
    },
    unread: (when) =>
      `No se pudo leer su página ${when}: se queda su última lectura. /biblioteca sincronizar dice por qué.`,
    isUnread: 'no se puede leer su página',
    notWeb:
      'Ese artículo no viene de una dirección web, así que no hay nada que volver a leer. Dale un texto nuevo con /biblioteca reemplazar.',
    noChannel: 'No hay un canal elegido para esto: elige uno con /biblioteca avisos.',
    daily: {
      off: (title) => `**${title}** ya no se vuelve a leer por sí solo.`,
      tell: (title) =>
        `**${title}** se vuelve a leer cada día. Se avisa de lo que ha cambiado, y espera a *Reemplazar*.`,
      apply: (title) =>
        `**${title}** se vuelve a leer cada día y toma su texto nuevo por sí solo, salvo que fallara una pregunta de control.`,
    },
  },
  checking: {
    keep: 'Guardar como pregunta de control',
    kept: 'La guardo como pregunta de control. Antes de que el artículo tenga otro texto, digo si la pregunta traería otra cosa primero.',
    notOwn:
      'Ese pasaje no es de un artículo de la biblioteca propia de este servidor; su texto no se puede reemplazar aquí.',
    noAnswer: 'Ese mensaje no es una respuesta mía con un pasaje. Elige una o usa /biblioteca control.',
    noClaim: 'No encuentro ese pasaje. Elige uno de la lista que se abre al escribir.',
    sameNumber: 'Varios artículos tienen un pasaje con este número. Elige uno de la lista que se abre al escribir.',
    noQuestion: 'Ya no tengo la pregunta de esta respuesta. Usa /biblioteca control.',
    none: 'Aún no hay preguntas de control. Guarda una con /biblioteca control, o en el *Menú* de una buena respuesta.',
    expects: 'debe traer',
    gone: 'su pasaje ya no está',
    removeOne: 'Quitar una pregunta',
    isRemoved: 'La pregunta de control se ha quitado.',
    away: 'su artículo está quitado',
    today: 'Hoy sale primero otra cosa:',
    nothingToday: 'Hoy no se encuentra nada para ella.',
    findsNothing: 'No se encontraría nada.',
    finds: 'Primero saldría:',
    title: (n) => `Preguntas de control: ${n}`,
    page: (p, q) => `Página ${p} de ${q}`,
    allFine: (n) => `Preguntas de control: las ${n} siguen trayendo primero su pasaje.`,
    already: (n, m) =>
      `Preguntas de control que ya hoy traen otra cosa primero: ${n} de ${m}. /biblioteca controles las muestra.`,
    wouldFail: (n, m) => `Preguntas de control que traerían otra cosa primero: ${n} de ${m}`,
  },
};
