export { interpolate } from '../interpolate.ts';
