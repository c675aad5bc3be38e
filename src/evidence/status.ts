/** Whether a status is a success (2xx). */
export const isSuccess = (status: number | undefined): status is number =>
  status !== undefined && status >= 200 && status < 300;

/** Whether a status says that a resource is not, or no longer, there. */
export const isGone = (status: number | undefined): boolean => status === 404 || status === 410;

/** Whether a call failed in a way that may pass, so that the platform repeats it; a 429 is waited for elsewhere. */
export const mayPass = (status: number | undefined): boolean => status === 408 || (status ?? 0) >= 500;
