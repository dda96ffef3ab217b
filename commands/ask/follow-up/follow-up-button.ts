import { type Component, component } from '../../../src/bot/command.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { questionDialog } from '../../../src/reply/question-dialog.ts';
import { sampleQuestions } from '../../../src/reply/sample-questions.ts';
import { message } from '../../../src/bot/reply.ts';
import { action, idField } from '../../../src/bot/action.ts';
import { followUpAction } from '../under-answer.ts';
import { answerQuestion } from '../answer-question.ts';
import { previousQuestion } from '../previous-question.ts';

/** The next question, answered to everyone, or to the asker alone. */
const nextPublicAction = action('next', { answerId: idField });
const nextPrivateAction = action('next-private', { answerId: idField });

/** *Follow-up*: opens a field for the next question. */
export const followUpButton = component(followUpAction, {
  answers: 'modal',
  command: 'ask',
  handle: async (request, { library }) => {
    const {
      args: { answerId, open },
      locale,
    } = request;
    const { followUp } = messages[locale];
    const [example = ''] = await library.read(request, ({ articles }) => sampleQuestions(articles, 1));
    return questionDialog({
      customId: (open ? nextPublicAction : nextPrivateAction).id({ answerId }),
      title: followUp.title,
      label: followUp.question,
      placeholder: followUp.placeholder(example),
    });
  },
});

/** The question that was sent: answered where the one before was, to everyone or to the asker. */
function nextQuestion(open: boolean): Component {
  return component(open ? nextPublicAction : nextPrivateAction, {
    answers: open ? 'public' : 'private',
    command: 'ask',
    cooldown: true,
    handle: async (request, services) => {
      const { question = '' } = request.fields;
      const previous = await previousQuestion(request.message, request, services, request.args.answerId);
      return message((await answerQuestion(request, services, { question, previous, open })).message);
    },
  });
}

export const nextPublic = nextQuestion(true);
export const nextPrivate = nextQuestion(false);
