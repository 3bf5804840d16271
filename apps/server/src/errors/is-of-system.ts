/** Whether the operating system said so, such as of a file that may not be written: https://nodejs.org/api/errors.html#class-systemerror */
export const isOfSystem = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error;
