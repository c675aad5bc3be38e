import { services } from '../../mocks/index.ts';

/** Runs a reference service for the time of one story; `url` is its origin. */
export const withService = async <Result>(
  name: keyof typeof services,
  fault: string | undefined,
  story: (url: string) => Promise<Result>,
): Promise<Result> => {
  const service = services[name].create(fault === undefined ? {} : { fault });
  const { url } = await service.listen();
  try {
    return await story(url);
  } finally {
    await service.close();
  }
};
