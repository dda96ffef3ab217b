import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const ru: Wording<typeof en> = {
  commands: {
    'summary.tags': { name: 'теги', description: 'Для форума: теги публикации через запятую' },
    'summary.publish': { name: 'разослать', description: 'Для канала объявлений: передать всем, кто на него подписан' },
    'summary.read': { name: 'прочитать', description: 'Статья в нескольких её фразах; видите только вы' },
  },
  sumUp: {
    inShort: (shown, all) => `Кратко: ${shown} из ${all} утверждений, самые содержательные.`,
    nothing: 'Здесь нечего пересказывать.',
    choose: 'Кратко о статье …',
  },
  quizzing: {
    yours: 'Это видите только вы: раскройте ответ, когда захотите.',
    revealed: 'Теперь ответ видят все.',
  },
  posts: {
    dates: 'Даты:',
    ask: 'Спросить',
    readOn: 'Читать дальше',
    askTitle: 'Вопрос к статье',
    question: 'Ваш вопрос',
    notPublished: (reason) => `В подписанные каналы это не передано. ${reason}`,
    noAnnouncements: (where) => `${where} — не канал объявлений: уберите «разослать» или выберите другой канал.`,
    tagWanted: (where, tags) => `Публикациям в ${where} нужен тег. Выберите его в параметре «теги»: ${tags}`,
    noSuchTag: (where, tag) => `В ${where} нет тега «${tag}». Выберите из списка, который открывается при вводе.`,
  },
};
