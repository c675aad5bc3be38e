/** A definition with one sound webhook trigger, or with what a spec makes of it. */
export const webhookDefinition = (
  change: (document: Record<string, unknown>) => void = () => undefined,
): string => {
  const document: Record<string, unknown> = {
    swagger: '2.0',
    info: { title: 'Doorbell', version: '1.0' },
    host: 'doorbell.example',
    basePath: '/v1',
    schemes: ['https'],
    paths: {
      '/hooks': {
        'x-ms-notification-content': { schema: { type: 'object', properties: { door: { type: 'string' } } } },
        post: {
          operationId: 'OnRing',
          summary: 'When the doorbell rings',
          description: 'This operation triggers when the doorbell rings.',
          'x-ms-trigger': 'single',
          parameters: [
            {
              name: 'body',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                required: ['url'],
                properties: {
                  url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
                },
              },
            },
          ],
          responses: { 201: { description: 'Created', headers: { Location: { type: 'string' } } } },
        },
      },
      '/hooks/{id}': {
        delete: {
          operationId: 'DeleteHook',
          'x-ms-visibility': 'internal',
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: { 204: { description: 'Gone' } },
        },
      },
    },
  };
  change(document);
  return JSON.stringify(document, null, 2);
};

/** The same without a DELETE, which D-11 asks for. */
export const withoutDelete = (): string =>
  webhookDefinition((document) => delete (document['paths'] as Record<string, unknown>)['/hooks/{id}']);

/** A definition with an action and no trigger. */
export const withoutTriggers = (): string =>
  webhookDefinition((document) => {
    document['paths'] = {
      '/doors': { get: { operationId: 'GetDoors', responses: { 200: { description: 'OK' } } } },
    };
  });
