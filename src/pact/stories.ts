import type { Interaction } from '../model.ts';

/** An interaction over HTTP. */
export type HttpInteraction = Interaction & { readonly content: { readonly kind: 'http' } };

/** Whether an interaction is one over HTTP. */
export const isHttp = (interaction: Interaction): interaction is HttpInteraction =>
  interaction.content.kind === 'http';

const limit = 20;

const place = ({ content: { request } }: HttpInteraction): string =>
  `${request.method} ${request.target.split('?')[0] ?? ''}`;

/**
 * Sorts interactions into mock servers: a trigger each, at most 20 interactions, and no two requests for one place in
 * the same server. Pact answers the first interaction that matches, so requests that differ only in credentials or in
 * state would prove each other's contract.
 */
export const storiesOf = (interactions: readonly Interaction[]): readonly (readonly HttpInteraction[])[] => {
  const stories: HttpInteraction[][] = [];
  for (const interaction of interactions.filter(isHttp)) {
    const fitting = stories.find(
      (story) =>
        story.length < limit &&
        story[0]?.trigger === interaction.trigger &&
        !story.some((other) => place(other) === place(interaction)),
    );
    if (fitting === undefined) stories.push([interaction]);
    else fitting.push(interaction);
  }
  return stories;
};
