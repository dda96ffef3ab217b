import type { APIPoll } from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { h, uniqueId } from '../dom.ts';
import { formatTimestamp } from '../markdown/timestamp.ts';

/** A poll as a form: radio buttons, or boxes where several answers count; results once one has voted or it is over. */
export function pollElement(message: MessageView, poll: APIPoll): HTMLElement {
  const { voted } = message;
  const isOver = poll.results?.is_finalized === true || Date.parse(poll.expiry ?? '') <= Date.now();
  const counts = new Map(poll.results?.answer_counts.map(({ id, count }) => [id, count]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...counts.values());
  const showsResults = isOver || voted.length > 0;
  const group = uniqueId('poll');
  const answers = poll.answers.map(({ answer_id: id, poll_media: media }) => {
    const count = counts.get(id) ?? 0;
    const share = total === 0 ? 0 : Math.round((count / total) * 100);
    const text = [media.emoji?.name, media.text].filter((part) => part != null).join(' ');
    const bar = h('span', { class: 'poll-bar' });
    bar.style.width = showsResults ? `${share}%` : '0';
    return h(
      'label',
      {
        class: `poll-answer${voted.includes(id) ? ' chosen' : ''}${isOver && count === most && count > 0 ? ' first' : ''}`,
      },
      bar,
      h('span', { class: 'poll-text' }, text),
      showsResults && h('span', { class: 'poll-count' }, `${plural(count, 'vote')} · ${share}%`),
      !showsResults && h('input', { type: poll.allow_multiselect ? 'checkbox' : 'radio', name: group, value: id }),
    );
  });
  const form = h(
    'form',
    { class: 'poll', slot: 'embeds', 'aria-label': 'Poll' },
    h('fieldset', {}, h('legend', {}, poll.question.text ?? ''), hint(poll, isOver), answers),
    h(
      'div',
      { class: 'poll-foot' },
      `${plural(total, 'vote')} · ${ending(poll, isOver)}`,
      action(message, showsResults, isOver),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = [...form.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => Number(value));
    if (chosen.length > 0) vote(message, chosen);
  });
  return form;
}

function hint(poll: APIPoll, isOver: boolean): HTMLElement | false {
  return (
    !isOver &&
    h('div', { class: 'poll-hint' }, poll.allow_multiselect ? 'Select one or more answers' : 'Select one answer')
  );
}

function ending(poll: APIPoll, isOver: boolean): string {
  if (isOver) return 'Poll closed';
  const left = formatTimestamp(Date.parse(poll.expiry ?? '') / 1_000, 'R', 'en');
  return left === undefined ? 'open' : `closes ${left}`;
}

function action(message: MessageView, showsResults: boolean, isOver: boolean): HTMLElement | false {
  if (isOver) return false;
  if (!showsResults) return h('button', { type: 'submit', class: 'button' }, 'Vote');
  return h('button', { type: 'button', class: 'button quiet', on: { click: () => vote(message, []) } }, 'Remove vote');
}

function vote({ channel_id: channel, id }: MessageView, answers: readonly number[]): void {
  void client.act({ do: 'vote', channel, message: id, answers });
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
