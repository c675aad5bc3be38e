/** Whether a status is a success (2xx). */
export const isSuccess = (status: number | undefined): status is number =>
  status !== undefined && status >= 200 && status < 300;

/** Whether a status says that a resource is not, or no longer, there. */
export const isGone = (status: number | undefined): boolean => status === 404 || status === 410;
