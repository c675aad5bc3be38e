import type { Bench } from './bench.ts';
import type { Answered } from './http.ts';
import type { Received } from './receiver.ts';

const location = (answer: Answered): string => answer.header('location') ?? '/nowhere';

/** Two equal registrations that only differ in their callback. */
export const twoSubscribers = async (bench: Bench) => {
  const [a, b] = [await bench.open(), await bench.open()];
  const first = await bench.register(a.url);
  const second = await bench.register(b.url);
  return { a, b, first, second };
};

/** What two subscribers hear together whose callbacks differ in their query alone, the first of them deleted or not. */
export const besides =
  (isDeleted: boolean) =>
  async (bench: Bench): Promise<string[]> => {
    const both = await bench.open();
    const first = await bench.register(both.url);
    await bench.register(`${both.url}_2`);
    if (isDeleted) await bench.cancel(location(first));
    await bench.emit('smoke');
    await both.count(2, 300);
    return bench.heard(both);
  };

/** What a callback hears that is registered again after its DELETE: of an event at once, and of one so many ms later. */
export const renewed =
  (later: number) =>
  async (bench: Bench): Promise<string[]> => {
    const receiver = await bench.open();
    await bench.cancel(location(await bench.register(receiver.url)));
    await bench.register(receiver.url);
    await bench.emit('one');
    await receiver.count(2, later);
    await bench.emit('two');
    await receiver.count(2, 400);
    return bench.heard(receiver);
  };

/** The answer to a registration, with what is not the same twice made plain. */
export const registration = async (bench: Bench): Promise<Answered> =>
  await bench.register((await bench.open()).url);

/** The Location of a registration, with port and id made plain. */
export const plainLocation = async (bench: Bench): Promise<string> =>
  location(await registration(bench))
    .replace(/[0-9a-f-]{36}/, 'ID')
    .replace(/:\d{4,5}\//, ':PORT/');

/** The first notification of one event. */
export const notification = async (bench: Bench): Promise<Received | undefined> => {
  const receiver = await bench.open();
  await bench.register(receiver.url);
  await bench.emit('smoke');
  await receiver.count(1);
  return receiver.received[0];
};

/** What the first of two subscribers hears of an excluded event and two wanted ones, once the second has both. */
export const heard = async (bench: Bench): Promise<string[]> => {
  const { a, b } = await twoSubscribers(bench);
  await bench.emit('excluded', false);
  await bench.emit('one');
  await bench.emit('two');
  await b.count(2, 400);
  await a.count(2, 250);
  return bench.heard(a);
};

/** How a receiver is called that gives these statuses, once a second subscriber has heard of the event. */
export const calls =
  (statuses: readonly number[], expected: number) =>
  async (bench: Bench): Promise<number> => {
    const a = await bench.open((response, n) =>
      response.writeHead(statuses[n - 1] ?? 202, { Location: '/elsewhere' }).end(),
    );
    await bench.register(a.url);
    await bench.emit('smoke');
    await a.count(expected, 800);
    return a.received.length;
  };

/** What both subscribers hear of an event after the first one has been deleted. */
export const afterDelete = async (bench: Bench) => {
  const { a, b, first } = await twoSubscribers(bench);
  const { status } = await bench.cancel(location(first));
  await bench.emit('after');
  // The deleted one hears last, where it hears at all; so it is waited for a while beyond its peer.
  await b.count(1, 300);
  await a.count(1, 700);
  return { status, a: bench.heard(a), b: bench.heard(b) };
};

/** The statuses of a DELETE, of the same again, and of one for an id that never was. */
export const deletes = async (bench: Bench): Promise<number[]> => {
  const to = location(await registration(bench));
  const unknown = `${bench.desk.collection}/00000000-0000-4000-8000-000000000000`;
  return [
    (await bench.cancel(to)).status,
    (await bench.cancel(to)).status,
    (await bench.cancel(unknown)).status,
  ];
};

/** The answer to a registration with the User-Agent of a flow. */
export const asPlatform = async (bench: Bench): Promise<Answered> =>
  await bench.register((await bench.open()).url, {
    ...bench.desk.credentials,
    'user-agent': 'azure-logic-apps/1.0 (workflow w; version v) microsoft-flow/1.0',
  });

/** What two callbacks hear together that were registered at the same moment, and deleted at the same moment or not. */
export const atOnce =
  (areDeleted: boolean) =>
  async (bench: Bench): Promise<string[]> => {
    const both = await Promise.all([bench.open(), bench.open()]);
    const made = areDeleted ? [] : await Promise.all(both.map((receiver) => bench.register(receiver.url)));
    if (areDeleted) for (const receiver of both) made.push(await bench.register(receiver.url));
    if (areDeleted) await Promise.all(made.map((answer) => bench.cancel(location(answer))));
    await bench.emit('smoke');
    await Promise.all(both.map((receiver) => receiver.count(1, 400)));
    return both.flatMap((receiver) => bench.heard(receiver));
  };

/** What the first of one tenant's subscribers hears when another tenant's event comes before its own. */
export const ofTwoTenants = async (bench: Bench): Promise<string[]> => {
  const { a, b: witness } = await twoSubscribers(bench);
  await bench.emit('foreign', true, bench.desk.otherCredentials);
  await bench.emit('own');
  await witness.count(1, 600);
  await a.count(2, 300);
  return bench.heard(a);
};

/** The statuses of a registration and of the same again. */
export const twice = async (bench: Bench): Promise<number[]> => {
  const { url } = await bench.open();
  return [(await bench.register(url)).status, (await bench.register(url)).status];
};

/** The status of a registration after so many with the same inputs, each deleted before the next. */
export const anew = async (bench: Bench, times: number): Promise<number> => {
  for (let i = 0; i < times; i += 1) await bench.cancel(location(await registration(bench)));
  return (await registration(bench)).status;
};
