import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Reply } from '../bot/reply.ts';
import type { CustomId } from '../bot/action.ts';
import { cut } from '../bot/markdown.ts';

const longestQuestion = 1000;
/** Discord's limit. */
const longestPlaceholder = 100;

type QuestionDialog = {
  readonly customId: CustomId;
  readonly title: string;
  readonly label: string;
  /** What stands in the field until something is typed; none where it is empty. */
  readonly placeholder: string;
};

/** A dialog with one field, `question`, in which a member asks. */
export function questionDialog({ customId, title, label, placeholder }: QuestionDialog): Reply {
  return {
    kind: 'modal',
    modal: {
      custom_id: customId,
      title,
      components: [
        {
          type: ComponentType.Label,
          label,
          component: {
            type: ComponentType.TextInput,
            custom_id: 'question',
            style: TextInputStyle.Short,
            ...(placeholder !== '' && { placeholder: cut(placeholder, longestPlaceholder) }),
            max_length: longestQuestion,
            required: true,
          },
        },
      ],
    },
  };
}
