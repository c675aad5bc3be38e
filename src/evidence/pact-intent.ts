/** How the trace names a request that Pact verifies: what it was meant for. */
export const pactIntent = (step: string): string => `Pact: ${step}`;
