import { writeFileSync } from 'node:fs';

/** A reporter of Vitest: names the tests that passed at their second try, so that nobody has to look for what is flaky. */
export default class SecondTries {
  /** @type {string[]} */
  #names = [];

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky) this.#names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  /** @param {unknown} _modules @param {readonly unknown[]} errors those that no test is to blame for, of which the report says nothing */
  onTestRunEnd(_modules, errors) {
    const { UNHANDLED_ERRORS } = process.env;
    if (UNHANDLED_ERRORS && errors.length > 0) writeFileSync(UNHANDLED_ERRORS, String(errors.length));
    for (const name of this.#names) console.log(`passed at the second try: ${name}`);
  }
}
