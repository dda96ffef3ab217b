import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const es: Wording<typeof en> = {
  commands: {
    'settings.usual': { name: 'normal', description: 'Como en los ajustes de Discord' },
    settings: {
      name: 'ajustes',
      description: 'Qué hace Docent en este servidor, y una revisión de lo que se lo impide',
    },
    'settings.show': {
      name: 'ver',
      description: 'Ver los ajustes y revisar permisos, programación, artículos y el modelo',
    },
    'settings.set': { name: 'cambiar', description: 'Idioma, zona horaria y si las respuestas van en hilos' },
    'settings.answer': {
      name: 'responder',
      description: 'Responder en un canal o foro sin mención, cuando está seguro',
    },
    'settings.ignore': { name: 'ignorar', description: 'Canales y miembros a los que no se responde' },
    'settings.language': { name: 'idioma', description: 'El idioma de las respuestas a mensajes' },
    'settings.zone': { name: 'zona', description: 'La zona horaria: una ciudad, un nombre IANA o una abreviatura' },
    'settings.threads': { name: 'hilos', description: 'Las respuestas a mensajes van en un hilo' },
    'settings.pointBack': {
      name: 'remitir',
      description: 'Si se pregunta otra vez en una hora: remitir a la respuesta de arriba',
    },
    'settings.channel': { name: 'canal', description: 'Qué canal o foro' },
    'settings.on': { name: 'activar', description: 'Sí o no' },
    'settings.member': { name: 'miembro', description: 'Qué miembro' },
    'summary.tags': {
      name: 'etiquetas',
      description: 'Para un foro: las etiquetas de la publicación, separadas por comas',
    },
    'summary.publish': {
      name: 'difundir',
      description: 'Para un canal de anuncios: enviarlo a todos los que lo siguen',
    },
    'summary.read': { name: 'leer', description: 'El artículo en unas pocas frases suyas; solo lo ves tú' },
  },
  sumUp: {
    inShort: (shown, all) => `En resumen: ${shown} de ${all} pasajes, los más importantes.`,
    nothing: 'Aquí no hay nada que resumir.',
    choose: 'Resumir un artículo…',
  },
  quizzing: {
    yours: 'Solo tú ves esto: termina la adivinanza cuando quieras.',
    revealed: 'Ahora todos ven la respuesta.',
  },
  posts: {
    dates: 'Próximas fechas:',
    ask: 'Preguntar',
    readOn: 'Seguir leyendo',
    askTitle: 'Pregunta al artículo',
    question: 'Tu pregunta',
    notPublished: (reason) => `No se ha enviado a los canales que lo siguen. ${reason}`,
    noAnnouncements: (where) => `${where} no es un canal de anuncios: quita «difundir» o elige otro canal.`,
    tagWanted: (where, tags) =>
      `Las publicaciones de ${where} necesitan una etiqueta. Elige una con la opción «etiquetas»: ${tags}`,
    noSuchTag: (where, tag) => `${where} no tiene la etiqueta «${tag}». Elige una de la lista que se abre al escribir.`,
  },
  again: {
    above: (link) => `Esto se respondió aquí en la última hora: ${link}`,
    anyway: 'Responder de todos modos',
    line: 'Remite a la respuesta de arriba si se pregunta otra vez:',
    notKept: 'Aquí no se guardan preguntas (QUESTION_RETENTION_DAYS es 0), así que no sé qué se preguntó antes.',
  },
  settings: {
    changed: 'Hecho. Ahora es así:',
    noSuchZone: (zone) =>
      `No conozco la zona horaria «${zone}». Prueba con una ciudad, como Madrid, o un nombre como America/New_York.`,
    ignoreWhom: 'Di a quién no se responde: un canal, un miembro o ambos.',
    kept: '**Ajustes:** idioma, zona horaria, canales y miembros elegidos por los moderadores, cifrados, hasta que se borren.',
    lines: {
      language: 'Idioma de las respuestas a mensajes:',
      zone: 'Zona horaria:',
      threads: 'Respuestas en hilos:',
      answersIn: 'Responde sin mención en:',
      ignored: 'Ignorados:',
      usual: 'como indica Discord para el servidor',
      yes: 'sí',
      no: 'no',
      nowhere: 'ningún canal',
      nobody: 'ninguno',
    },
    check: {
      title: 'Revisión',
      permissions: 'Me faltan permisos:',
      permissionsFine: (count) => `Permisos: todos, en ${count} canales.`,
      schedules: 'Publicaciones programadas que no se pueden hacer:',
      schedulesFine: (count) => `Publicaciones programadas: ${count}, nada las impide.`,
      articles: 'Artículos que no pude leer o que están vacíos:',
      articlesFine: (count) => `Artículos: ${count}, todos leídos.`,
      readerWorks: 'El modelo de lectura funciona.',
      readerOff: 'El modelo de lectura está apagado.',
      readerAbsent:
        'El modelo de lectura no funciona: respondo solo por palabras. Quien me administra verá la causa en el registro.',
      threadsNeedMention:
        'También en los hilos solo puedo leer lo que me menciona: quien siga preguntando allí me menciona o usa *Menú* → *Seguir preguntando*. Con MESSAGE_CONTENT=true no haría falta.',
      noMessageContent:
        'No puedo leer mensajes que no me mencionan: quien me administra debe conceder el «message content intent» y poner MESSAGE_CONTENT=true.',
    },
  },
  welcome: {
    hello:
      '¡Hola! Respondo a preguntas sobre un artículo **con citas literales**, o digo con franqueza que no trata de eso.',
    holds: 'Conozco',
    tryThese: 'Prueba',
    ownArticles: (add) =>
      `Los moderadores añaden artículos propios del servidor con ${add}: de un archivo, una página web o texto pegado.`,
  },
};
