import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { chatCommand, component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described, localizedChoice, messages } from '../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { countDays, countInsights, groupCounted } from './count-insights.ts';
import { groupMessage } from './group-message.ts';
import { insightsChart } from './insights-chart.ts';
import { claimsCsv, groupsCsv } from './insights-csv.ts';
import { daysOf, daysOffered } from './insights-days.ts';
import { insightsMessage, openGroupAction } from './insights-message.ts';
import { wordingId } from './question-groups.ts';
import { shownTimes } from './shown-claims.ts';

const pictureFile = 'questions.png';

/** What was asked here, for moderators. */
export const insightsCommand = chatCommand(
  {
    name: 'insights',
    ...described('insights'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      {
        type: OptionType.Integer,
        name: 'days',
        ...described('insights.days'),
        choices: daysOffered.map((days) => localizedChoice(days, ({ insights }) => insights.daysChoice(days))),
      },
    ],
  },
  { ephemeral: () => true, handle: showInsights },
);

async function showInsights(
  request: CommandRequest<{ readonly days: number | undefined }>,
  services: Services,
): Promise<Reply> {
  const { locale } = request;
  const words = messages[locale];
  const { retentionDays } = services;
  if (retentionDays === 0) return privately({ content: words.insights.notKept });
  const days = daysOf(request.options.days);
  const counting = countDays(days, request, services);
  // It is drawn while the questions are grouped.
  const drawing = services.drawChart(counting.then((counted) => insightsChart(counted, locale, words).chart));
  const insights = await groupCounted(await counting, services);
  if (insights.counts.days.every(({ answered, unsure, refused }) => answered + unsure + refused === 0))
    return privately(insightsMessage({ days, retentionDays, insights, articles: [], files: [] }, words, locale));
  const articles = await services.library.read(request, (library) =>
    shownTimes(library.articles, insights.counts.shown),
  );
  const files = [
    ...(insights.groups.length === 0 ? [] : [await groupsCsv(insights.groups, words)]),
    ...(articles.length === 0 ? [] : [await claimsCsv(articles, words)]),
  ];
  const png = await drawing;
  const picture = png && { file: { name: pictureFile, data: png }, alt: insightsChart(insights, locale, words).alt };
  return privately(
    insightsMessage({ days, retentionDays, insights, articles, files, ...(picture && { picture }) }, words, locale),
  );
}

/** The menu below: the questions of a group themselves. */
export const openGroup = component(openGroupAction, {
  answers: 'private',
  requires: manageMessages,
  command: 'insights',
  handle: async (request, services) => {
    const words = messages[request.locale];
    const { groups } = await countInsights(request.args.days, request, services);
    const [value] = request.values;
    const group = groups.find(({ wordings }) => wordings.some(({ key }) => wordingId(key) === value));
    if (group === undefined) return privately({ content: words.insights.gone });
    const { days } = request.args;
    return services.library.read(request, (library) =>
      privately(groupMessage(group, days, library, words, request.locale)),
    );
  },
});
