interface Resolvers {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (why: unknown) => void;
}

const withResolvers = (): Resolvers => {
  let resolve: Resolvers['resolve'] = () => undefined;
  let reject: Resolvers['reject'] = () => undefined;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

/** msw 3 asks for Node.js 22, and this is all of it that these specs need on 20, where the suite runs too. */
export const giveWithResolvers = (): void => {
  if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
};
