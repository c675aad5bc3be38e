/** The language of rules' specs: a trigger's run is told step by step, and a table says what a rule finds in it. */
export * from './story/design.ts';
export * from './story/polls.ts';
export * from './story/steps.ts';
export * from './story/subscriptions.ts';
export * from './story/table.ts';
export * from './story/trace.ts';
