import { describe, expect, test } from 'vitest';
import {
  dividingLine,
  filePart,
  framed,
  longMessage,
  picturePart,
  textPart,
  textWithButton,
} from '../../src/reply/long-message.ts';
import { action, pageField } from '../../src/bot/action.ts';
import { button, rows } from '../../src/reply/message-parts.ts';

const text = (content: string) => ({ type: 10, content });
const line = { type: 14, divider: true, spacing: 1 };
/** What stands in the frame of a longer text. */
const inFrame = (...components: readonly object[]) => ({ layout: [{ type: 17, components }] });

const turn = button('Next', action('turn', { page: pageField }).id({ page: 1 }));

describe('a longer text', () => {
  test('stands in a frame: its title, its parts with lines between them, its foot in small print, its buttons', () => {
    const [row] = rows([turn]);
    expect(
      longMessage({ title: 'Bees', parts: ['One.', 'Two.', 'Three.'], foot: 'Page 1', rows: rows([turn]) }),
    ).toEqual({
      layout: [
        {
          type: 17,
          components: [text('### Bees'), text('One.'), line, text('Two.'), line, text('Three.\n-# Page 1'), row],
        },
      ],
    });
  });

  test('is its parts alone where there is nothing else', () => {
    expect(longMessage({ parts: ['One.', 'Two.'] })).toEqual(inFrame(text('One.'), line, text('Two.')));
    expect(longMessage({ title: '', parts: ['One.'], foot: '', rows: [] })).toEqual(inFrame(text('One.')));
  });

  test('has no part that is empty, and no line beside it', () => {
    expect(longMessage({ parts: ['', 'One.', ' \n', 'Two.', ''] })).toEqual(inFrame(text('One.'), line, text('Two.')));
    expect(longMessage({ parts: [] })).toEqual(inFrame());
    expect(longMessage({ parts: [], foot: 'Page 1' })).toEqual(inFrame(text('\n-# Page 1')));
  });
});

describe('a part of a message', () => {
  test('is a text, a line, or what is framed', () => {
    expect(textPart('One.')).toEqual(text('One.'));
    expect(dividingLine()).toEqual(line);
    expect(framed([textPart('One.')])).toEqual({ type: 17, components: [text('One.')] });
  });

  test('is a text with a button beside it', () => {
    expect(textWithButton('One.', turn)).toEqual({ type: 9, components: [text('One.')], accessory: turn });
  });

  test('is a file that hangs on the message, or a picture with at most 1,000 characters of what it shows', () => {
    expect(filePart('claims.csv')).toEqual({ type: 13, file: { url: 'attachment://claims.csv' } });
    const picture = (description: string) => ({
      type: 12,
      items: [{ media: { url: 'attachment://a.png' }, description }],
    });
    expect(picturePart('a.png', 'x'.repeat(1000))).toEqual(picture('x'.repeat(1000)));
    expect(picturePart('a.png', 'x'.repeat(1001))).toEqual(picture(`${'x'.repeat(999)}…`));
  });
});
