import type { Wording } from '../wording.ts';
import type { en } from './en.ts';

export const ru: Wording<typeof en> = {
  commands: {
    'settings.usual': { name: 'обычный', description: 'Как в настройках Discord' },
    settings: { name: 'настройки', description: 'Что Docent делает на этом сервере и что ему мешает' },
    'settings.show': { name: 'показать', description: 'Настройки и проверка прав, расписания, статей и чтения' },
    'settings.set': { name: 'задать', description: 'Язык, часовой пояс и ответы в ветках' },
    'settings.answer': {
      name: 'отвечать',
      description: 'Отвечать в канале или на форуме без упоминания, когда ответ точный',
    },
    'settings.ignore': { name: 'пропускать', description: 'Каналы и участники, которым не отвечают' },
    'settings.language': { name: 'язык', description: 'Язык ответов на сообщения' },
    'settings.zone': { name: 'пояс', description: 'Часовой пояс расписания: город, имя IANA или сокращение' },
    'settings.threads': { name: 'ветки', description: 'Ответы на сообщения идут в ветку' },
    'settings.pointBack': { name: 'отсылать', description: 'Спросили снова в течение часа: указать на ответ выше' },
    'settings.channel': { name: 'канал', description: 'Какой канал или форум' },
    'settings.on': { name: 'вкл', description: 'Включить или выключить' },
    'settings.member': { name: 'участник', description: 'Какой участник' },
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
  again: {
    above: (link) => `Ответ на это был здесь в течение последнего часа: ${link}`,
    anyway: 'Всё равно ответить',
    line: 'Указывает на ответ выше, если спросили снова:',
    notKept: 'Вопросы здесь не хранятся (QUESTION_RETENTION_DAYS равно 0), поэтому я не знаю, что спрашивали раньше.',
  },
  settings: {
    changed: 'Готово. Теперь так:',
    noSuchZone: (zone) =>
      `Часовой пояс “${zone}” мне неизвестен. Попробуйте город, например Moscow, или имя вроде America/New_York.`,
    ignoreWhom: 'Укажите, кому не отвечать: каналу, участнику или обоим.',
    kept: '**Настройки:** язык, часовой пояс, каналы и участники, выбранные модераторами, в зашифрованном виде, пока их не удалят.',
    lines: {
      language: 'Язык ответов на сообщения:',
      zone: 'Часовой пояс:',
      threads: 'Ответы в ветках:',
      answersIn: 'Отвечает без упоминания:',
      ignored: 'Игнорируются:',
      usual: 'как указано в Discord для сервера',
      yes: 'да',
      no: 'нет',
      nowhere: 'нигде',
      nobody: 'никто',
    },
    check: {
      title: 'Проверка',
      permissions: 'Мне не хватает прав:',
      permissionsFine: (count) => `Права: все есть, каналов: ${count}.`,
      schedules: 'Публикации, которые не получится сделать:',
      schedulesFine: (count) => `Запланировано публикаций: ${count}, ничто не мешает.`,
      articles: 'Статьи, которые пусты или не прочитались:',
      articlesFine: (count) => `Статей: ${count}, все прочитаны.`,
      readerWorks: 'Чтение работает.',
      readerOff: 'Чтение выключено.',
      readerAbsent: 'Чтение не работает: отвечаю только по словам. Причина в журнале у того, кто меня запустил.',
      threadsNeedMention:
        'И в ветках я вижу только сообщения с упоминанием: чтобы спросить там дальше, упомяните меня или нажмите *Опции* → *Спросить дальше*. С MESSAGE_CONTENT=true это не понадобится.',
      noMessageContent:
        'Я не вижу сообщений без упоминания: тому, кто меня запустил, нужно разрешить message content intent и задать MESSAGE_CONTENT=true.',
    },
  },
  welcome: {
    hello: 'Здравствуйте! Я отвечаю на вопросы о статье **её же словами** или честно говорю, что в ней этого нет.',
    holds: 'Я знаю',
    tryThese: 'Попробуйте',
    ownArticles: (add) =>
      `Свои статьи модераторы добавляют командой ${add}: из файла, веб-страницы или вставленного текста.`,
  },
};
