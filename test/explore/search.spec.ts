import { expect } from 'chai';
import type { Schedule } from '../../src/explore/schedule.ts';
import { schedules } from '../../src/explore/schedules.ts';
import { planned, search, MOST_SHRINKS, type Played, type Search } from '../../src/explore/search.ts';

const abilities = { polls: true, subscribes: false, excludes: false, restarts: false };
const asked: Search = {
  schedules: schedules(abilities),
  runs: 100,
  seed: 42,
  signal: new AbortController().signal,
};

/** A service in memory that hands over only the newest of several events: which schedules lose one? */
const losesBurst = (schedule: Schedule): boolean => {
  let unseen: number | undefined;
  let isLost = false;
  for (const step of [...schedule, 'poll A'] as const) {
    if (step === 'poll A') {
      isLost ||= (unseen ?? 0) > 1;
      unseen = 0;
    } else if (unseen !== undefined) {
      unseen += step === 'cause an event' ? 1 : step === 'cause two events side by side' ? 2 : 0;
    }
  }
  return isLost;
};

const play = (schedule: Schedule): Promise<Played> =>
  Promise.resolve({ broken: losesBurst(schedule) ? ['P-15'] : [] });

describe('search', () => {
  it('shrinks what breaks a rule until no step can be left out', async () => {
    const { schedule = [], run = 0 } = (await search(asked, play)) ?? {};
    const shorter = schedule.map((_, i) => schedule.filter((_step, k) => k !== i));
    expect([losesBurst(schedule), shorter.some(losesBurst)]).to.deep.equal([true, false]);
    expect(planned(asked).findIndex(losesBurst)).to.equal(run - 1);
  });

  it('finds with the seed and the path what it found, and plays nothing else', async () => {
    const found = await search(asked, play);
    const played: Schedule[] = [];
    const again = await search({ ...asked, ...(found === undefined ? {} : { path: found.path }) }, (s) => {
      played.push(s);
      return play(s);
    });
    expect(again?.schedule).to.deep.equal(found?.schedule);
    expect(played).to.deep.equal([found?.schedule]);
  });

  it('plays what is planned where nothing breaks, each schedule once', async () => {
    const played: string[] = [];
    const found = await search(asked, (s) => {
      played.push(s.join());
      return Promise.resolve({ broken: [] });
    });
    const plan = new Set(planned(asked).map((s) => s.join()));
    expect(found).to.equal(undefined);
    expect(played).to.deep.equal([...plan].filter((s) => s !== ''));
  });

  it('shrinks to what breaks the same rule, not another', async () => {
    const told: string[] = [];
    const found = await search(asked, (s) => {
      const isTwice = s.filter((step) => step === 'cause an event').length > 1;
      const broken = isTwice ? ['P-14'] : told.length > 0 && s.length < 3 ? ['P-01'] : [];
      told.push(...broken);
      return Promise.resolve({ broken });
    });
    expect(told).to.include('P-01');
    expect([found?.played.broken, found?.schedule.length]).to.deep.equal([['P-14'], 2]);
  });

  it('plays no more schedules to shrink one than it has told', async () => {
    let again = 0;
    await search(asked, (s, isAgain) => {
      again += Number(isAgain);
      return Promise.resolve({ broken: s.length > 6 ? ['P-15'] : [] });
    });
    expect(again).to.be.greaterThan(0).and.at.most(MOST_SHRINKS);
  });

  it('ends with what the play of a schedule throws', async () => {
    let plays = 0;
    const gone = new Error('the service went away');
    const error: unknown = await search(asked, () => {
      plays += 1;
      return Promise.reject(gone);
    }).catch((e: unknown) => e);
    expect([error, plays]).to.deep.equal([gone, 1]);
  });

  it('plays nothing more once it is interrupted', async () => {
    const interrupt = new AbortController();
    let plays = 0;
    const found = await search({ ...asked, signal: interrupt.signal }, () => {
      plays += 1;
      interrupt.abort();
      return Promise.resolve({ broken: ['P-15'] });
    });
    expect([found, plays]).to.deep.equal([undefined, 1]);
  });
});

describe('schedules', () => {
  it('ask of a service only what it can do', () => {
    const polled = planned({ ...asked, schedules: schedules(abilities) }).flat();
    const notified = planned({
      ...asked,
      schedules: schedules({ ...abilities, polls: false, subscribes: true }),
    }).flat();
    expect(polled.some((s) => s.includes('subscription') || s.includes('restart'))).to.equal(false);
    expect(polled.some((s) => s.startsWith('poll'))).to.equal(true);
    expect(notified.some((s) => s.startsWith('poll'))).to.equal(false);
    expect(notified).to.include('delete the oldest subscription');
  });
});
