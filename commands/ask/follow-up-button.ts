import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { outdated } from '../../src/reply/apologies.ts';
import { previousQuestion } from './previous-question.ts';
import { respond } from './answer-question.ts';
import { isId } from './answer-view.ts';
import type { Component } from '../../src/bot/command.ts';
import { encodeCustomId } from '../../src/bot/custom-id.ts';
import { messages } from '../../src/bot/messages/index.ts';

const maxQuestion = 1000;

/** *Follow-up*: opens a field for the next question. */
export const followUp: Component = {
  kind: 'component',
  action: 'follow',
  answers: 'modal',
  handle: (request) => {
    const [answerId = '', mode] = request.args;
    if (!isId(answerId) || (mode !== 'o' && mode !== 'p')) return outdated(request);
    const { followUp } = messages[request.locale];
    return {
      kind: 'modal',
      modal: {
        custom_id: encodeCustomId(mode === 'o' ? 'next' : 'next-private', answerId),
        title: followUp.title,
        components: [
          {
            type: ComponentType.Label,
            label: followUp.question,
            component: {
              type: ComponentType.TextInput,
              custom_id: 'question',
              style: TextInputStyle.Short,
              placeholder: followUp.placeholder,
              max_length: maxQuestion,
              required: true,
            },
          },
        ],
      },
    };
  },
};

/** The question that was sent: answered where the one before was, to everyone or to the asker. */
function nextQuestion(action: 'next' | 'next-private'): Component {
  const open = action === 'next';
  return {
    kind: 'component',
    action,
    answers: open ? 'public' : 'private',
    cooldown: true,
    handle: async (request, services) => {
      const [answerId = ''] = request.args;
      if (!isId(answerId)) return outdated(request);
      const { question = '' } = request.fields;
      const previous = await previousQuestion(request.message, request, services, answerId);
      return {
        kind: 'message',
        message: await respond(request, services, { question, previous, open }),
        ephemeral: !open,
      };
    },
  };
}

export const nextPublic = nextQuestion('next');
export const nextPrivate = nextQuestion('next-private');
