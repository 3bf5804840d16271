/** Like `Promise.all`, but waits for all of them also when one has failed, so that nothing goes on unseen. */
export async function allSettled<Value>(work: Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
