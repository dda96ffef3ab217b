export type PageGroup = {
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly link: string }[];
};

/** Every page, in the order of reading. A link is the page's path in docs/, without `.md`. */
export const pageGroups: readonly PageGroup[] = [
  {
    text: 'Members',
    items: [
      { text: 'Asking', link: '/members/asking' },
      { text: 'What answers mean', link: '/members/answers' },
      { text: 'Looking things up', link: '/members/looking-up' },
      { text: 'Privacy', link: '/members/privacy' },
    ],
  },
  {
    text: 'Moderators',
    items: [
      { text: 'Adding articles', link: '/moderators/adding' },
      { text: 'Keeping the library', link: '/moderators/library' },
      { text: 'Replacing and reading again', link: '/moderators/replacing' },
      { text: 'Check questions', link: '/moderators/check-questions' },
      { text: 'Who sees what', link: '/moderators/limits' },
      { text: 'Summaries', link: '/moderators/summaries' },
      { text: 'Quiz', link: '/moderators/quiz' },
      { text: 'Insights', link: '/moderators/insights' },
      { text: 'Teaching', link: '/moderators/teaching' },
      { text: 'Settings', link: '/moderators/settings' },
    ],
  },
  {
    text: 'Operators',
    items: [
      { text: 'Set-up', link: '/operators/set-up' },
      { text: 'Configuration', link: '/operators/configuration' },
      { text: 'Database', link: '/operators/database' },
      { text: 'Backup and moving', link: '/operators/backup' },
      { text: 'Containers and hosts', link: '/containers' },
      { text: 'Operating', link: '/operating' },
      { text: 'Many machines', link: '/many-machines' },
    ],
  },
  { text: 'Developers', items: [{ text: 'How it works', link: '/developers/how-it-works' }] },
  { text: 'Reference', items: [{ text: 'Commands', link: '/commands' }] },
];
