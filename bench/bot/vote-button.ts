/** 👍 under an answer, and which answer it is for. */
export function voteButton({ components }: { readonly components?: unknown }) {
  const [, customId, answerId] = /"custom_id":"(\d+:up:([\w-]+)[^"]*)"/.exec(JSON.stringify(components ?? [])) ?? [];
  return customId === undefined || answerId === undefined ? undefined : { customId, answerId };
}
