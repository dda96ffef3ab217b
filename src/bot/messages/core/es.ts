import { allOf, anyOf, dayIn, languageNames } from '../listing.ts';
import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

/** By what is wrong with a document. */
const unreadable: Readonly<Record<string, string>> = {
  password: 'Ese documento está protegido con contraseña. Guárdalo sin ella.',
  scan: 'Las páginas de ese documento son imágenes escaneadas. Pásale un reconocimiento de texto (OCR) y guárdalo de nuevo.',
  damaged:
    'Ese documento está dañado, o es de otro tipo que el que dice su nombre. Ábrelo, guárdalo de nuevo y prueba con ese archivo.',
  'no-text': 'No puedo leer ese archivo como texto. Guárdalo como texto o Markdown en UTF-8.',
  'too-long': 'Ese documento es demasiado largo para mí. Divídelo en varios.',
  slow: 'Leer ese documento tarda demasiado. Divídelo en varios, o guárdalo como texto sin formato.',
};

export const es: Wording<typeof en> = {
  commands: {
    ask: { name: 'preguntar', description: 'Haz una pregunta al artículo; la respuesta es una cita suya' },
    'ask.question': { name: 'pregunta', description: 'Lo que quieres saber' },
    'ask.for': { name: 'para', description: 'Para quién preguntas; se le nombra sin notificarle' },
    'ask.private': { name: 'privado', description: 'Solo tú ves la respuesta' },
    'ask.article': { name: 'artículo', description: 'Preguntar solo a este artículo' },
  },
  answer: {
    unsure: 'Puede que esto no responda a tu pregunta.',
    notCovered: 'El artículo no trata de esto.',
    writtenIn: (languages) =>
      `El artículo está en ${languageNames('es', languages)}: pregunta en ese idioma, por favor.`,
    nothingAbout: (things) => `Nada sobre ${anyOf('es', things)}.`,
    quoted: (word) => `«${word}»`,
    covers: 'Trata de:',
    moreHeadings: (count) => `… y ${count} más`,
    preceding: 'justo antes',
    readAs: (from, to) => `«${from}» leído como «${to}».`,
    noQuestion: 'Pregúntame algo sobre el artículo, por ejemplo con algunas palabras suyas.',
    untitled: 'Artículo sin título',
  },
  several: {
    library: (count, names, left) => `${count} artículos: ${allOf('es', left > 0 ? [...names, `${left} más`] : names)}`,
    others: '`/artículo` encuentra los demás.',
    notCovered: 'Ninguno de los artículos trata de esto.',
    writtenIn: (languages) =>
      `Los artículos están en ${languageNames('es', languages)}: pregunta en uno de estos idiomas, por favor.`,
    noQuestion: 'Pregúntame algo sobre los artículos, por ejemplo con algunas palabras de uno.',
    greeting: '¡Hola! Pregúntame lo que quieras sobre estos artículos.',
    help: 'Respondo a preguntas sobre estos artículos con citas literales. Usa /preguntar con una pregunta o unas palabras.',
    intro: 'Respondo a preguntas sobre estos artículos con citas literales.',
    hello:
      '¡Hola! Respondo a preguntas sobre varios artículos **con citas literales**, o digo con franqueza que no tratan de eso.',
    which: '¿A qué artículo te refieres?',
    sameNumber: 'Varios artículos tienen este número.',
    nothingFound: 'No he encontrado nada parecido. Elige una sugerencia mientras escribes, o elige un artículo:',
    choose: 'Elige un artículo…',
    notFound: 'No aparece en los artículos',
  },
  whole: {
    title: (title) => `El artículo se titula «${title}».`,
    author: (author) => `Lo escribió ${author}.`,
    noAuthor: 'El artículo no dice quién lo escribió.',
    date: (date) => `Se publicó el ${dayIn('es', date)}.`,
    noDate: 'El artículo no dice cuándo se publicó.',
    source: (address) => `Viene de ${address}.`,
    noSource: 'El artículo no dice de dónde viene.',
    length: (sections, claims, words) => `Secciones: ${sections}. Pasajes: ${claims}. Palabras: unas ${words}.`,
    sections: 'Sus secciones:',
  },
  smalltalk: {
    greeting: '¡Hola! Pregúntame lo que quieras sobre el artículo.',
    thanks: 'De nada.',
    bye: 'Hasta pronto.',
    help: 'Respondo a preguntas sobre el artículo con citas literales. Usa /preguntar con una pregunta o unas palabras.',
  },
  errors: {
    unforeseen: (id) => `Algo ha fallado por mi parte. Si vuelve a pasar, da este número al equipo del servidor: ${id}`,
    cooldown: (seconds) => `¡Qué rapidez! Pregunta otra vez en ${seconds} s.`,
    busy: 'Ahora mismo respondo a muchísimas preguntas. Vuelve a preguntar dentro de un momento, por favor.',
    notAllowed: 'Para eso necesitas aquí el permiso «Gestionar mensajes».',
    switchedOff: 'El equipo de este servidor lo ha desactivado para ti o en este canal.',
    outdated: 'Este botón es de una versión anterior de mí. Pregunta de nuevo con /preguntar.',
    unknownCommand: 'Ya no conozco este comando. Inténtalo de nuevo en un minuto.',
  },
  problems: {
    ARTICLE_UNREADABLE: ({ trouble, known }) =>
      known === undefined
        ? (unreadable[String(trouble)] ??
          'No puedo leer ese artículo. Prueba con un archivo de texto o Markdown en UTF-8.')
        : `No conozco ese tipo de archivo. Leo: ${known}`,
    ARTICLE_EMPTY: ({ place }) =>
      place === undefined
        ? 'Ese documento está vacío: no hay texto en él.'
        : 'No encontré nada que citar en ese documento, solo títulos, menús y cosas así. Escribe cada idea como frase o punto de lista, bajo encabezados.',
    ARTICLE_UNKNOWN: 'Ese artículo, o esa parte, ya no está aquí. Mira /artículo.',
    ARTICLE_DUPLICATE: 'Ya hay un artículo con ese nombre.',
    ARTICLE_TOO_LONG: ({ most, claims }) =>
      `Un artículo puede tener como máximo ${most} pasajes; este tiene ${claims}. Divídelo en varios.`,
    LIBRARY_FULL: ({ most }) =>
      `Una biblioteca tiene como máximo ${most} artículos. Quita antes uno: /biblioteca quitar.`,
    LIBRARY_CHANGED: 'Alguien ha cambiado este artículo entretanto. Vuelve a mirarlo.',
    CHECKS_FULL: ({ most }) =>
      `Este artículo tiene ${most} preguntas de control, no guardo más. Quita algunas con /biblioteca controles.`,
    TEACHING_UNKNOWN: 'Eso se quitó o se cambió entretanto. Mira /biblioteca aprendido.',
    TEACHING_FULL: ({ most }) =>
      `Un servidor puede enseñarme como máximo ${most} cosas. Quita antes una: /biblioteca aprendido.`,
    TEACHING_EMPTY: 'Necesito al menos una pregunta y una respuesta.',
    TERM_INVALID: 'Necesito un término y lo que significa, en dos palabras distintas.',
    DRAFT_OVER: 'Esto ya se hizo o se canceló, o tiene más de un día.',
    CANNOT_POST: 'Me faltan permisos en ese canal.',
    CHANNEL_GONE: 'Ese canal ya no existe, o ya no puedo verlo.',
    NOTHING_KEPT: 'Aquí no se guardan preguntas (QUESTION_RETENTION_DAYS es 0), así que no hay nada que contar.',
    THREAD_LOCKED: 'Ese hilo está bloqueado.',
    THREAD_ARCHIVED: 'Ese hilo está archivado: nada cambia en él hasta que alguien vuelva a escribir allí.',
    MESSAGE_GONE: 'Ese mensaje ya no existe.',
    PINS_FULL: 'El canal tiene tantos mensajes fijados como permite Discord; antes hay que quitar uno.',
    THREADS_FULL: 'Hay tantos hilos abiertos como permite Discord; antes hay que cerrar uno.',
    POST_BLOCKED: 'El AutoMod de este servidor ha detenido mi mensaje.',
    STORE_BUSY: 'Ahora mismo no puedo guardar eso. Inténtalo otra vez dentro de un momento, por favor.',
    URL_INVALID: 'Eso no es la dirección de una página web. Da una que empiece por https://, sin contraseña ni puerto.',
    URL_PRIVATE:
      'Solo leo páginas públicas de internet, y esa dirección lleva a otra parte. Adjunta el documento como archivo.',
    URL_UNREACHABLE: 'Esa página no responde como debería. Comprueba la dirección o inténtalo más tarde.',
    URL_TOO_LARGE: ({ mostMegabytes }) => `Esa página ocupa más de los ${mostMegabytes} MB que puedo descargar.`,
    URL_TOO_SLOW: 'Esa página tardó demasiado en responder. Inténtalo más tarde o adjunta el documento como archivo.',
    URL_GONE: 'En esa dirección no hay nada, o ya no lo hay.',
    URL_REFUSED: 'Ese sitio web no me deja leer la página. Guárdala y adjúntala como archivo.',
    URL_NOT_A_DOCUMENT:
      'En esa dirección no hay ningún documento con texto. Leo páginas web, texto, Markdown, PDF y documentos de Word.',
    FILE_UNREACHABLE: 'No he podido obtener ese archivo de Discord. Inténtalo otra vez.',
    FILE_TOO_LARGE: ({ mostMegabytes }) => `Ese archivo ocupa más de los ${mostMegabytes} MB que puedo leer.`,
    FILE_GONE: 'Discord ya no tiene ese archivo. Adjúntalo otra vez.',
    FILE_NOT_A_DOCUMENT:
      'Ese archivo no es un documento con texto. Leo páginas web, texto, Markdown, PDF y documentos de Word.',
    STORE_UNREACHABLE:
      'Ahora mismo no puedo acceder a mis registros. Inténtalo otra vez dentro de un momento, por favor.',
    EXPORT_INVALID: 'Ese archivo no es de /biblioteca exportar, o está dañado.',
    EXPORT_NEWER: 'Ese archivo es de una versión más nueva de mí. Pide a quien me administra que me actualice.',
    forOperator: (code) => `Quien me administra tiene que arreglar algo. Dile esta palabra: ${code}`,
  },
};
